// The books by month: kept sums of months that are over, and one reading of what came after.
import type { ShopTx } from '../../db.server.ts'
import type { CohortMove } from './breakage.ts'
import { addMonths, type Month, monthOf, monthsFrom } from './months.ts'
import { cohortsOf, movesOf } from './move-sums.ts'
import { readMoves } from './read-moves.server.ts'
import type { Move } from './roll-forward.ts'
import type { MonthBooks, MonthFigures } from './statement.ts'

export interface Calendar {
  timeZone: string
  now: Date
}

/** @returns every month from the first transfer to now, in order; none where nothing was booked. */
export async function readMonths(shop: ShopTx, calendar: Calendar): Promise<MonthBooks[]> {
  const { timeZone, now } = calendar
  const kept = await readKept(shop, timeZone)
  const last = kept.at(-1)
  const since = last?.untilAt ?? (await firstRecordedAt(shop))
  if (!since) return []
  const first = last ? addMonths(last.month, 1) : monthOf(since, timeZone)
  const until = new Date(now.getTime() + 1)
  const rows = await readMoves(shop, { timeZone, since, first, until })
  const current = monthOf(now, timeZone)
  const fresh = monthsFrom(first, current < first ? first : current).map((month) => ({
    month,
    moves: movesOf(rows, month),
    cohorts: cohortsOf(rows, month),
    closed: null,
  }))
  return [...kept, ...fresh]
}

export interface KeptMonth extends MonthBooks {
  untilAt: Date
  timeZone: string
}

/** Months in order from the first. One that was summed in another time zone ends the row. */
export async function readKept(shop: ShopTx, timeZone: string): Promise<KeptMonth[]> {
  const rows = await shop.db.accountingMonth.findMany({
    where: { shopId: shop.shopId },
    orderBy: { month: 'asc' },
  })
  const kept: KeptMonth[] = []
  for (const row of rows) {
    const isNext = kept.length === 0 || addMonths(kept.at(-1)?.month as Month, 1) === row.month
    if (!isNext || (row.closedAt === null && row.timeZone !== timeZone)) break
    kept.push({
      month: row.month,
      untilAt: row.untilAt,
      timeZone: row.timeZone,
      moves: row.moves as unknown as Move[],
      cohorts: row.cohorts as unknown as CohortMove[],
      closed:
        row.closedAt === null || row.closedBy === null
          ? null
          : { at: row.closedAt, by: row.closedBy, figures: row.figures as unknown as MonthFigures },
    })
  }
  return kept
}

export async function firstRecordedAt(shop: ShopTx): Promise<Date | null> {
  const [row] = await shop.sql<{ at: Date }>`
    SELECT recorded_at AS at FROM transfers WHERE shop_id = ${shop.shopId} ORDER BY id LIMIT 1`
  return row?.at ?? null
}
