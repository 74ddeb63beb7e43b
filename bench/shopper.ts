// `me` and `redeem`: what a shopper's two requests cost in a shop of 100,000 members and a million
// transfers, beside one of 1,000 members. It should be the same. In turns in the same run; medians
// count.
import type { Measurement } from './figure.ts'
import { askForReward, askForState } from './shopper/ask.ts'
import { creditsOfOne, type Fixture, fillDatabase } from './shopper/fixture.ts'
import { type Ask, type Cost, costOf, median } from './shopper/measure.ts'
import { useDatabase } from './use-database.ts'

const small = 1000
const large = 100_000
const rounds = 3
const asks = { me: askForState, redeem: askForReward }

export const shopperFigures = ['statements', 'buffers', 'time'] as const

export async function measureShopper(databases: {
  small: string
  large: string
}): Promise<Measurement[]> {
  // The secrets are read once, whichever database is named first.
  useDatabase(databases.small)
  const shops = {
    small: await fillDatabase(databases.small, small),
    large: await fillDatabase(databases.large, large),
  }
  const measured: Measurement[] = []
  for (const [name, ask] of Object.entries(asks)) {
    measured.push(...compare(name, await measureBoth(shops, ask)))
  }
  return measured
}

interface Both {
  small: Cost[]
  large: Cost[]
}

async function measureBoth(shops: { small: Fixture; large: Fixture }, ask: Ask): Promise<Both> {
  const both: Both = { small: [], large: [] }
  for (let round = 0; round < rounds; round += 1) {
    both.small.push(await costOf(shops.small, ask))
    both.large.push(await costOf(shops.large, ask))
  }
  return both
}

function compare(name: string, both: Both): Measurement[] {
  const floor = `${small} members, ${small * creditsOfOne} transfers`
  const of = (size: keyof Both, read: (cost: Cost) => number) => median(both[size].map(read))
  const one = (figure: string, unit: string, read: (cost: Cost) => number): Measurement => ({
    name: `${name}.${figure}`,
    value: of('large', read),
    unit,
    floor,
    floorValue: of('small', read),
    better: 'less',
  })
  return [
    one('statements', 'statements', (cost) => cost.statements),
    one('buffers', 'pages', (cost) => cost.buffers),
    one('time', 'ms', (cost) => cost.ms),
  ]
}
