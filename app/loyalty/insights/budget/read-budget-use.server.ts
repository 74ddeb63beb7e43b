// What a shop has given in the month that runs, by its own calendar, beside what it meant to. In
// money by what the merchant stated a point to be worth in that month.
import type { ShopTx } from '../../../db.server.ts'
import { monthOf } from '../../accounting/months.ts'
import { valueOf } from '../../accounting/point-value.ts'
import { readStatedValue } from '../../accounting/read-stated-value.server.ts'
import { startOfMonth } from '../../kernel/time.ts'
import { type BudgetUse, budgetOf, type KeptBudget, type Sum } from '../../program/budget/budget.ts'

interface Shop extends KeptBudget {
  timeZone: string
}

export async function readBudgetUse(shop: ShopTx, row: Shop, now: Date): Promise<BudgetUse> {
  const { shopId } = shop
  const since = startOfMonth(now, row.timeZone)
  const value = await readStatedValue(shop, monthOf(now, row.timeZone))
  const [sums] = await shop.sql<{ given: number; outstanding: number }>`
    SELECT
      (SELECT coalesce(sum(CASE WHEN "from" = 'issued' THEN amount ELSE -amount END), 0)::float8
        FROM transfers WHERE shop_id = ${shopId} AND asset = 'points' AND recorded_at >= ${since}
          AND ("from" = 'issued' OR "to" = 'issued')) AS given,
      (SELECT coalesce(sum(pending + available + held + outstanding), 0)::float8 FROM balances
        WHERE shop_id = ${shopId} AND asset = 'points') AS outstanding`
  const { given = 0, outstanding = 0 } = sums ?? {}
  const sumOf = (points: number): Sum => ({ points, minor: value && valueOf(points, value) })
  return { budget: budgetOf(row), given: sumOf(given), outstanding: sumOf(outstanding) }
}
