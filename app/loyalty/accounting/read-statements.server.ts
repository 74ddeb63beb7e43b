// The statements of a shop's program, month by month.
import type { ShopTx } from '../../db.server.ts'
import { monthOf } from './months.ts'
import { type Calendar, readMonths } from './read-months.server.ts'
import { type MonthStatement, type StatedValue, stateMonths } from './statement.ts'

/** @returns from the first month on; the last one still runs. */
export async function readStatements(
  shop: ShopTx,
  calendar: Calendar,
): Promise<{ statements: MonthStatement[]; values: StatedValue[] }> {
  const [books, values] = await Promise.all([readMonths(shop, calendar), readValues(shop)])
  const current = monthOf(calendar.now, calendar.timeZone)
  return { statements: stateMonths(books, values, current), values }
}

export async function readValues(shop: ShopTx): Promise<StatedValue[]> {
  const rows = await shop.db.pointValue.findMany({
    where: { shopId: shop.shopId },
    orderBy: { fromMonth: 'asc' },
  })
  return rows.map(({ fromMonth, points, valueMinor }) => ({ fromMonth, points, valueMinor }))
}
