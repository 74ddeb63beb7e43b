// What a shop has given in the month that runs, by its own calendar, beside what it meant to.
import type { ShopTx } from '../../../db.server.ts'
import { startOfMonth } from '../../kernel/time.ts'
import type { BudgetUse } from '../../program/budget/budget.ts'

interface Shop {
  budgetPoints: number | null
  timeZone: string
}

export async function readBudgetUse(
  shop: ShopTx,
  { budgetPoints, timeZone }: Shop,
  now: Date,
): Promise<BudgetUse> {
  const { shopId } = shop
  const since = startOfMonth(now, timeZone)
  const [row] = await shop.sql<{ given: number; outstanding: number }>`
    SELECT
      (SELECT coalesce(sum(CASE WHEN "from" = 'issued' THEN amount ELSE -amount END), 0)::float8
        FROM transfers WHERE shop_id = ${shopId} AND asset = 'points' AND recorded_at >= ${since}
          AND ("from" = 'issued' OR "to" = 'issued')) AS given,
      (SELECT coalesce(sum(pending + available + held + outstanding), 0)::float8 FROM balances
        WHERE shop_id = ${shopId} AND asset = 'points') AS outstanding`
  const { given = 0, outstanding = 0 } = row ?? {}
  return { budgetPoints, givenPoints: given, outstandingPoints: outstanding }
}
