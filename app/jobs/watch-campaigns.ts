// Stops campaigns whose budget is used up, or the program's for the month, over all shops where one
// runs.
import { forShop, type ShopDb, type ShopTx } from '../db.server.ts'
import {
  listShopsWithBudgets,
  stopAllRunning,
  stopSpent,
  type WatchedShop,
} from '../loyalty/campaigns/watch-budgets.server.ts'
import { readBudgetUse } from '../loyalty/insights/budget/read-budget-use.server.ts'
import { stateOf } from '../loyalty/program/budget/budget.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('campaigns', 1)

/** @returns how many were stopped. */
export async function watchCampaigns({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithBudgets(now), (watched) => watchShop(watched, now))
}

async function watchShop({ shopId, hasBudget }: WatchedShop, now: Date): Promise<number> {
  const shop = forShop(shopId)
  const spent = await stopSpent(shop, now)
  return hasBudget ? spent + (await stopForMonth(shop, now)) : spent
}

function stopForMonth(shop: ShopDb, now: Date): Promise<number> {
  const isUsedUp = async (tx: ShopTx) => {
    const { timeZone, ...row } = await tx.db.shop.findUniqueOrThrow({ where: { id: tx.shopId } })
    const use = await readBudgetUse(tx, { ...row, timeZone: timeZone ?? 'UTC' }, now)
    return stateOf(use) === 'reached'
  }
  return stopAllRunning(shop, { now, isUsedUp })
}
