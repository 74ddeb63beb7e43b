// What a redemption will want to know of the shop, so that it can be asked for before the member's
// books are locked.
import type { ShopTx } from '../../db.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { kindOf } from '../reward-kinds/catalogue.ts'

/** @returns the variant to ask for; null where the reward is no product, or there is none. */
export async function wantedItem(
  shop: ShopTx,
  wish: { rewardId: string; now: Date },
): Promise<{ variantId: string } | null> {
  const version = await readProgramInForce(shop, wish.now)
  const reward = version?.settings.rewards.find((one) => one.id === wish.rewardId)
  return (reward && kindOf(reward.kind).itemOf?.(reward)) ?? null
}
