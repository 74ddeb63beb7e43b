// Starts the jobs of redemptions that are due: expiry, and what a lost job left behind.
import { forShop } from '../db.server.ts'
import {
  listShopsWithDueRedemptions,
  startDueJobs,
} from '../loyalty/rewards/due-redemptions.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('vouchers', 1)

export async function sweepVouchers({ now }: { now: Date }): Promise<number> {
  const shopIds = await listShopsWithDueRedemptions(now)
  const shops = shopIds.map((shopId) => ({ shopId }))
  return inTurns(shops, ({ shopId }) => startDueJobs(forShop(shopId), now))
}
