// The campaigns with their figures, and what these are reckoned with.
import { monthOf } from '../../loyalty/accounting/months.ts'
import { readStatedValue } from '../../loyalty/accounting/read-stated-value.server.ts'
import { readBudgetUse } from '../../loyalty/insights/budget/read-budget-use.server.ts'
import { readCampaignRows } from '../../loyalty/insights/campaigns/read-campaign-rows.server.ts'
import { readShopFacts } from '../../loyalty/insights/warnings/read-shop-facts.server.ts'
import { stateOf } from '../../loyalty/program/budget/budget.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'

export async function readRows({ shop, shopRow }: AdminRequest, at: Date) {
  const [{ averageMinor }, stated, month] = await Promise.all([
    readShopFacts(shop, shopRow),
    readStatedValue(shop, monthOf(at, shopRow.timeZone)),
    readBudgetUse(shop, shopRow, at),
  ])
  const rows = await readCampaignRows(shop, { now: at, averageMinor, stated })
  return { rows, averageMinor, isMonthSpent: stateOf(month) === 'reached' }
}
