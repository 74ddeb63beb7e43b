// Sums of months that are over are kept, so that a page does not add up years of transfers again.
import type { ShopTx } from '../../db.server.ts'
import { addMonths, lastMonthOver, startOfMonth } from './months.ts'
import { type Calendar, readMonths } from './read-months.server.ts'
import type { MonthBooks } from './statement.ts'

/** Months of a change of time zone are summed anew, closed ones apart. */
export async function keepMonths(shop: ShopTx, calendar: Calendar): Promise<void> {
  const { shopId } = shop
  const { timeZone, now } = calendar
  const over = lastMonthOver(now, timeZone)
  const months = await readMonths(shop, calendar)
  for (const books of months.filter(({ month, closed }) => month <= over && closed === null)) {
    await keep(shop, books, { timeZone, shopId })
  }
}

async function keep(
  shop: ShopTx,
  { month, moves, cohorts }: MonthBooks,
  { timeZone, shopId }: { timeZone: string; shopId: number },
): Promise<void> {
  const untilAt = startOfMonth(addMonths(month, 1), timeZone)
  await shop.sql`
    INSERT INTO accounting_months (shop_id, month, time_zone, until_at, moves, cohorts)
    VALUES (${shopId}, ${month}, ${timeZone}, ${untilAt}, ${JSON.stringify(moves)}::jsonb,
      ${JSON.stringify(cohorts)}::jsonb)
    ON CONFLICT (shop_id, month) DO UPDATE
      SET time_zone = EXCLUDED.time_zone, until_at = EXCLUDED.until_at, moves = EXCLUDED.moves,
        cohorts = EXCLUDED.cohorts
      WHERE accounting_months.closed_at IS NULL AND accounting_months.time_zone <> ${timeZone}`
}
