// `flat`: what settling an order costs in a shop of a million members and ten million transfers,
// beside one of ten thousand members, in batches as the worker settles them. It should be the same.
// In turns in the same run; medians count. And what a transfer takes on the disk, indexes included.
import pg from 'pg'
import type { Measurement } from './figure.ts'
import { scaled } from './scale.ts'
import { now, storeWebhooks } from './settle/rounds.ts'
import { creditsOfOne, domain, type Fixture, fillDatabase } from './shopper/fixture.ts'
import { type Cost, costOf, median } from './shopper/measure.ts'
import { useDatabase } from './use-database.ts'

const sizes = { small: 10_000, large: scaled(1_000_000) }
const rounds = 3
const batch = 800
const batches = { few: 2, many: 12 }
const mostBytes = 600

export const flatFigures = ['statements', 'buffers', 'time', 'bytes'] as const

type Shops = Record<keyof typeof sizes, Fixture>

export async function measureFlat(databases: Record<keyof Shops, string>): Promise<Measurement[]> {
  // The secrets are read once, whichever database is named first.
  useDatabase(databases.small)
  const shops: Shops = {
    small: await fillDatabase(databases.small, sizes.small, { isGrown: true }),
    large: await fillDatabase(databases.large, sizes.large),
  }
  const costs: Record<keyof Shops, Cost[]> = { small: [], large: [] }
  const before = await readSize(shops.small)
  for (let round = 0; round < rounds; round += 1) {
    costs.small.push(await settleSome(shops.small))
    costs.large.push(await settleSome(shops.large))
  }
  // What new ones add to indexes that grew as these do: into dense ones each would split a page.
  const grown = difference(before, await readSize(shops.small))
  const whole = await readSize(shops.large)
  return [...compare(costs), bytes(Math.max(grown.bytes / grown.rows, whole.bytes / whole.rows))]
}

async function settleSome(shop: Fixture): Promise<Cost> {
  const { databaseUrl, shopId, members } = shop
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const orders = (batches.few + batches.many) * batch
  await storeWebhooks(client, shopId, { orders, members })
  await client.end()
  return costOf(shop, settleBatch, batches)
}

async function settleBatch({ shopId }: Fixture): Promise<void> {
  const { settleShop } = await import('../app/jobs/deliveries/settle-batch.ts')
  const settled = await settleShop({ shopId, domain }, now)
  if (settled !== batch) throw new Error(`a batch of ${settled}`)
}

interface Size {
  bytes: number
  rows: number
}

async function readSize({ databaseUrl }: Fixture): Promise<Size> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    `SELECT pg_total_relation_size('transfers')::float8 AS bytes, count(*)::int AS rows
     FROM transfers`,
  )
  await client.end()
  return rows[0]
}

const difference = (before: Size, after: Size): Size => ({
  bytes: after.bytes - before.bytes,
  rows: after.rows - before.rows,
})

function compare(costs: Record<keyof Shops, Cost[]>): Measurement[] {
  const per = (size: keyof Shops, read: (cost: Cost) => number) =>
    median(costs[size].map(read)) / batch
  const figure = (
    name: (typeof flatFigures)[number],
    unit: string,
    read: (cost: Cost) => number,
  ): Measurement => ({
    name: `flat.${name}`,
    value: per('large', read),
    unit: `${unit} an order, at ${sizes.large * creditsOfOne} transfers`,
    floor: `${sizes.small} members, ${sizes.small * creditsOfOne} transfers`,
    floorValue: per('small', read),
    better: 'less',
  })
  return [
    figure('statements', 'statements', (cost) => cost.statements),
    figure('buffers', 'pages', (cost) => cost.buffers),
    figure('time', 'ms', (cost) => cost.ms),
  ]
}

const bytes = (value: number): Measurement => ({
  name: 'flat.bytes',
  value,
  unit: 'bytes a transfer, with indexes',
  floor: 'what we allow',
  floorValue: mostBytes,
  better: 'less',
})
