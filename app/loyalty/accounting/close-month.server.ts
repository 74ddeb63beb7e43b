// Closing a month fixes what it said. Nothing can be recorded in it any more: a transfer is
// recorded when it is booked, so a late correction stands in the month that runs.
import type { ShopDb } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { keepMonths } from './keep-months.server.ts'
import { lockAccounts } from './lock-accounts.server.ts'
import { lastMonthOver, type Month } from './months.ts'
import type { Calendar } from './read-months.server.ts'
import { readStatements } from './read-statements.server.ts'

/**
 * Closes `month` and every month before it.
 * @returns `month_not_over` until a day after its end, `value_not_stated` where a month has no
 *   value
 *   per point; a month that is closed already is a success that changes nothing.
 */
export function closeMonth(
  shop: ShopDb,
  { month, actor, ...calendar }: Calendar & { month: Month; actor: string },
): Promise<Result<{ closed: Month[] }>> {
  return shop.transaction(async (tx) => {
    await lockAccounts(tx)
    await keepMonths(tx, calendar)
    const { statements } = await readStatements(tx, calendar)
    const meant = statements.filter((statement) => statement.month <= month && !statement.closed)
    if (!statements.some((statement) => statement.month === month)) return refuse('month_unknown')
    if (month > lastMonthOver(calendar.now, calendar.timeZone)) return refuse('month_not_over')
    if (meant.some((statement) => !statement.figures)) return refuse('value_not_stated')
    for (const statement of meant) {
      await tx.sql`
        UPDATE accounting_months
        SET closed_at = ${calendar.now}, closed_by = ${actor},
          figures = ${JSON.stringify(statement.figures)}::jsonb
        WHERE shop_id = ${tx.shopId} AND month = ${statement.month} AND closed_at IS NULL`
    }
    return accept({ closed: meant.map((statement) => statement.month) })
  })
}
