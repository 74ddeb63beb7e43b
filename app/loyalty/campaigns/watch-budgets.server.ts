// Campaigns whose budget is used up are stopped. Budgets span members, so they are counted off the
// path of orders: what is placed before the stop takes effect keeps what it was given.
import { prisma, type ShopDb } from '../../db.server.ts'
import { campaignsAt, type Edition } from './campaign.ts'
import { listEditions } from './list-editions.server.ts'
import { lockCampaigns } from './lock-campaigns.server.ts'
import { readGiven } from './read-given.server.ts'
import { recordStop } from './stop-campaign.server.ts'

export function listShopsWithBudgets(now: Date): Promise<{ shopId: number }[]> {
  return prisma().$queryRaw<{ shopId: number }[]>`
    SELECT DISTINCT e.shop_id AS "shopId" FROM campaign_editions e
    WHERE e.budget_points IS NOT NULL AND e.starts_at <= ${now} AND e.ends_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM campaign_stops s
        WHERE s.shop_id = e.shop_id AND s.campaign = e.campaign)
    ORDER BY 1`
}

/** @returns how many were stopped. */
export async function stopSpent(shop: ShopDb, now: Date): Promise<number> {
  const spent = await listSpent(shop, now)
  if (spent.length === 0) return 0
  return shop.transaction(async (tx) => {
    await lockCampaigns(tx)
    const open = await listSpent(tx, now)
    for (const { campaign } of open)
      await recordStop(tx, { campaign, reason: 'budget', recordedBy: null, now })
    return open.length
  })
}

async function listSpent(shop: Pick<ShopDb, 'sql' | 'shopId' | 'db'>, now: Date) {
  const running = campaignsAt(await listEditions(shop), now)
  const budgeted = running.filter(({ budgetPoints, stop }) => budgetPoints !== null && !stop)
  const given = await readGiven(
    shop,
    budgeted.map(({ campaign }) => campaign),
  )
  return budgeted.filter(
    ({ campaign, budgetPoints }: Edition) =>
      (given.get(campaign)?.points ?? 0) >= (budgetPoints ?? 0),
  )
}
