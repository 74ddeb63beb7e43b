// A personal offer as a redemption has it: seen before it is decided, taken with it, open again
// where nothing came of it.
import type { ShopTx } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { reopenOffer, takeOffer } from '../../personal-offers/change-offer.server.ts'
import { offerRewardId } from '../../personal-offers/offer.ts'
import { findOffer } from '../../personal-offers/read-offers.server.ts'
import type { Reward } from '../../reward-kinds/catalogue.ts'
import type { RedemptionWish } from '../decide-redemption.ts'
import type { RedeemedReward } from '../redemption.ts'
import { touchState } from '../touch-state.server.ts'

type Wish = Pick<RedemptionWish, 'offerId' | 'rewardId'> & { memberId: string; now: Date }

/**
 * What the member was offered; null where they ask for something else. Refuses offer_over where it
 * is none of theirs, or does not stand open.
 */
export async function seeOffer(shop: ShopTx, wish: Wish): Promise<Result<Reward | null>> {
  const { offerId, rewardId, memberId, now } = wish
  if (offerId === undefined) return accept(null)
  const offer = await findOffer(shop, { offerId, memberId })
  const isOpen = offer?.state === 'open' && offer.until > now
  return isOpen && rewardId === offerRewardId ? accept(offer.reward) : refuse('offer_over')
}

interface Taken {
  redemptionId: string
  memberId: string
  reward: RedeemedReward
  now: Date
}

export async function noteTaken(tx: ShopTx, { redemptionId, memberId, reward, now }: Taken) {
  const offerId = reward.choice?.offerId
  if (offerId === undefined) return
  await takeOffer(tx, { offerId, redemptionId, now })
  await touchState(tx, memberId)
}

/** Whether a repetition asks for what was had before. */
export const isSameOffer = (
  { choice }: RedeemedReward,
  { offerId, pieces = 1 }: Pick<RedemptionWish, 'offerId' | 'pieces'>,
): boolean => choice?.offerId === offerId && (offerId === undefined || choice?.pieces === pieces)

interface Had {
  id: string
  memberId: string
  reward: RedeemedReward
}

/** Refused, given back or ended unused: it stands open for the rest of its time. */
export async function undoTaking(
  tx: ShopTx,
  { id: redemptionId, memberId, reward, now }: Had & { now: Date },
): Promise<void> {
  if (reward.choice?.offerId === undefined) return
  await reopenOffer(tx, { redemptionId, now })
  await touchState(tx, memberId)
}

/** A present moves no points, and it is by postings that pages are written anew. */
export async function touchPresent(tx: ShopTx, { memberId, reward }: Had): Promise<void> {
  if (reward.choice?.points === 0) await touchState(tx, memberId)
}
