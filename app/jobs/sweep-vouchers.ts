// Starts the jobs of redemptions that are due: expiry, and what a lost job left behind.
import { forShop } from '../db.server.ts'
import {
  listShopsWithDueRedemptions,
  startDueJobs,
} from '../loyalty/rewards/due-redemptions.server.ts'

export async function sweepVouchers({ now }: { now: Date }): Promise<number> {
  let started = 0
  for (const shopId of await listShopsWithDueRedemptions(now)) {
    started += await startDueJobs(forShop(shopId), now)
  }
  return started
}
