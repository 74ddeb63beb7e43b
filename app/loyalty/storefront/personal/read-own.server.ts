// What stands in a member's state as it is read: their friends and name, and what they are offered.
import type { ShopTx } from '../../../db.server.ts'
import type { OwnCommunity } from '../community/own-community.ts'
import { readCommunity } from '../community/read-community.server.ts'
import type { OwnOffers } from './own-offers.ts'
import { readOfferStates } from './read-offer-states.server.ts'

/** Of each of them. */
export async function readOwn(
  shop: ShopTx,
  asked: { memberIds: string[]; now: Date },
): Promise<(memberId: string) => OwnCommunity & OwnOffers> {
  const [community, offers] = [
    await readCommunity(shop, asked.memberIds, asked.now),
    await readOfferStates(shop, asked),
  ]
  return (memberId) => ({ ...community.get(memberId), ...offers.get(memberId) })
}
