// The merchant states what points are worth. It holds from the first month that is not closed, or
// from the month named: what a closed month said stays as it was.
import type { ShopDb } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { lockAccounts } from './lock-accounts.server.ts'
import { type Month, monthOf } from './months.ts'
import type { PointValue } from './point-value.ts'
import type { Calendar } from './read-months.server.ts'
import { readStatements } from './read-statements.server.ts'
import { firstOpenMonth } from './statement.ts'

/**
 * @returns `month_closed` where `fromMonth` or a month after it is closed, `month_unknown` where it
 *   has not begun.
 */
export function stateValue(
  shop: ShopDb,
  given: Calendar & { value: PointValue; fromMonth: Month; actor: string },
): Promise<Result<{ fromMonth: Month }>> {
  const { value, fromMonth, actor, now, timeZone } = given
  return shop.transaction(async (tx) => {
    await lockAccounts(tx)
    const { statements } = await readStatements(tx, { now, timeZone })
    const current = monthOf(now, timeZone)
    if (fromMonth > current) return refuse('month_unknown')
    if (fromMonth < firstOpenMonth(statements, current)) return refuse('month_closed')
    // Values stated for later months gave way to this one.
    await tx.sql`
      DELETE FROM point_values WHERE shop_id = ${tx.shopId} AND from_month > ${fromMonth}`
    await tx.sql`
      INSERT INTO point_values (shop_id, from_month, points, value_minor, stated_at, stated_by)
      VALUES (${tx.shopId}, ${fromMonth}, ${value.points}, ${value.valueMinor}, ${now}, ${actor})
      ON CONFLICT (shop_id, from_month) DO UPDATE SET points = EXCLUDED.points,
        value_minor = EXCLUDED.value_minor, stated_at = EXCLUDED.stated_at,
        stated_by = EXCLUDED.stated_by`
    return accept({ fromMonth })
  })
}
