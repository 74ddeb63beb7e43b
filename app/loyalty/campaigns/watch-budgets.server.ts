// Campaigns whose budget is used up are stopped, and all that run once the program's own is.
// Budgets span members, so they are counted off the path of orders: what is placed before the stop
// takes effect keeps what it was given.
import { prisma, type ShopDb, type ShopTx } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'
import { campaignsAt, type Edition } from './campaign.ts'
import { listEditions } from './list-editions.server.ts'
import { lockCampaigns } from './lock-campaigns.server.ts'
import { readGiven } from './read-given.server.ts'
import { recordStop } from './stop-campaign.server.ts'

export interface WatchedShop {
  shopId: number
  /** It has a budget for the month, beside those of its campaigns. */
  hasBudget: boolean
}

/** Where a campaign runs that a budget may stop. */
export function listShopsWithBudgets(now: Date): Promise<WatchedShop[]> {
  return prisma().$queryRaw<WatchedShop[]>`
    SELECT DISTINCT e.shop_id AS "shopId",
      num_nonnulls(s.budget_points, s.budget_minor) > 0 AS "hasBudget"
    FROM campaign_editions e JOIN shops s ON s.id = e.shop_id
    WHERE num_nonnulls(e.budget_points, s.budget_points, s.budget_minor) > 0
      AND e.starts_at <= ${now} AND e.ends_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM campaign_stops o
        WHERE o.shop_id = e.shop_id AND o.campaign = e.campaign)
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

interface Watch {
  now: Date
  /** Asked again once nobody else can change the budget or a campaign. */
  isUsedUp(tx: ShopTx): Promise<boolean>
}

/**
 * All that run are stopped once the month's budget is used up, and told of under Health: the turn
 * of the month brings none of them back.
 * @returns how many were stopped.
 */
export async function stopAllRunning(shop: ShopDb, { now, isUsedUp }: Watch): Promise<number> {
  if (listRunning(await listEditions(shop), now).length === 0 || !(await isUsedUp(shop))) return 0
  return shop.transaction(async (tx) => {
    await lockCampaigns(tx)
    const running = listRunning(await listEditions(tx), now)
    if (running.length === 0 || !(await isUsedUp(tx))) return 0
    for (const { campaign, rule } of running) {
      await recordStop(tx, { campaign, reason: 'program_budget', recordedBy: null, now })
      const detail = { name: rule.title }
      await recordFinding(tx, { kind: 'campaign_stopped', subject: String(campaign), detail }, now)
    }
    return running.length
  })
}

const listRunning = (editions: Edition[], now: Date): Edition[] =>
  campaignsAt(editions, now).filter(({ stop }) => !stop)

async function listSpent(shop: Pick<ShopDb, 'sql' | 'shopId' | 'db'>, now: Date) {
  const running = listRunning(await listEditions(shop), now)
  const budgeted = running.filter(({ budgetPoints }) => budgetPoints !== null)
  const given = await readGiven(
    shop,
    budgeted.map(({ campaign }) => campaign),
  )
  return budgeted.filter(
    ({ campaign, budgetPoints }: Edition) =>
      (given.get(campaign)?.points ?? 0) >= (budgetPoints ?? 0),
  )
}
