// Stops campaigns whose budget is used up, over all shops where one runs.
import { forShop } from '../db.server.ts'
import { listShopsWithBudgets, stopSpent } from '../loyalty/campaigns/watch-budgets.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('campaigns', 1)

/** @returns how many were stopped. */
export async function watchCampaigns({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithBudgets(now), ({ shopId }) => stopSpent(forShop(shopId), now))
}
