// What a redemption will want to know of the shop, so that it can be asked for before the member's
// books are locked.
import type { ShopTx } from '../../db.server.ts'
import { readProgramInForce } from '../program/read-program-in-force.server.ts'
import { kindOf, type Reward } from '../reward-kinds/catalogue.ts'
import { seeOffer } from './personal/take.server.ts'

/** @returns the variant to ask for; null where the reward is no product, or there is none. */
export async function wantedItem(
  shop: ShopTx,
  wish: { rewardId: string; offerId?: string | undefined; memberId: string; now: Date },
): Promise<{ variantId: string } | null> {
  if (wish.offerId !== undefined) {
    const offered = await seeOffer(shop, { ...wish, offerId: wish.offerId })
    return offered.ok && offered.value ? itemOf(offered.value) : null
  }
  const version = await readProgramInForce(shop, wish.now)
  const reward = version?.settings.rewards.find((one) => one.id === wish.rewardId)
  return reward ? itemOf(reward) : null
}

const itemOf = (reward: Reward) => kindOf(reward.kind).itemOf?.(reward) ?? null
