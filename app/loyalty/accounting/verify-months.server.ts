// Sums the transfers of every kept month once more, and states every closed one anew: both must say
// what is kept, or somebody has changed it, or the transfers, by hand.
import { isDeepStrictEqual } from 'node:util'
import type { ShopTx } from '../../db.server.ts'
import type { Difference, Found } from '../kernel/difference.ts'
import { cohortsOf, movesOf } from './move-sums.ts'
import { firstRecordedAt, type KeptMonth, readKept } from './read-months.server.ts'
import { readMoves } from './read-moves.server.ts'
import { readValues } from './read-statements.server.ts'
import { type MonthFigures, type MonthStatement, stateMonths } from './statement.ts'

const check = 'a month says what was recorded in it'

/** @param timeZone the shop's; what is not closed and was summed in another counts no more. */
export async function verifyMonths(shop: ShopTx, timeZone: string): Promise<Difference[]> {
  const kept = await readKept(shop, timeZone)
  const summed = await sumAnew(shop, kept)
  const open = summed.map((one) => ({ ...one, closed: null }))
  const statements = stateMonths(open, await readValues(shop), '9999-12')
  return kept
    .flatMap((month, index) => [
      ...compareSums(month, summed[index]),
      ...compareFigures(month, statements[index]),
    ])
    .map((found) => ({ check, ...found }))
}

async function sumAnew(shop: ShopTx, kept: KeptMonth[]): Promise<KeptMonth[]> {
  const summed: KeptMonth[] = []
  let since = await firstRecordedAt(shop)
  for (const one of kept) {
    const { month, untilAt: until, timeZone } = one
    const rows = since ? await readMoves(shop, { timeZone, since, first: month, until }) : []
    summed.push({ ...one, moves: movesOf(rows, month), cohorts: cohortsOf(rows, month) })
    since = until
  }
  return summed
}

function compareSums(kept: KeptMonth, summed: KeptMonth | undefined): Found[] {
  const lines = (one: KeptMonth | undefined) =>
    new Map([
      ...(one?.moves ?? []).map(
        ({ from, to, points }) => [`${from} → ${to}`, points] as [string, number],
      ),
      ...(one?.cohorts ?? []).flatMap(({ cohort, issued, spent, expired }) =>
        Object.entries({ issued, spent, expired }).map(
          ([what, points]) => [`${what} of ${cohort}`, points] as [string, number],
        ),
      ),
    ])
  const [is, should] = [lines(kept), lines(summed)]
  return [...new Set([...is.keys(), ...should.keys()])].flatMap((line) => {
    const [found, expected] = [is.get(line) ?? 0, should.get(line) ?? 0]
    return found === expected ? [] : [{ subject: `month ${kept.month} ${line}`, found, expected }]
  })
}

function compareFigures({ month, closed }: KeptMonth, stated: MonthStatement | undefined): Found[] {
  if (!closed) return []
  const groups = Object.keys(closed.figures) as (keyof MonthFigures)[]
  return groups.flatMap((group) => {
    const [found, expected] = [closed.figures[group], stated?.figures?.[group]]
    if (isDeepStrictEqual(found, expected)) return []
    const say = (value: unknown) => JSON.stringify(value ?? null)
    return [{ subject: `month ${month} ${group}`, found: say(found), expected: say(expected) }]
  })
}
