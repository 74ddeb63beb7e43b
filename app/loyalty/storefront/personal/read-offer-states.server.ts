// What members are shown of their personal offers.
import type { ShopTx } from '../../../db.server.ts'
import { type Offer, termsOfOffer } from '../../personal-offers/offer.ts'
import { readOpenOffers, readRefusals } from '../../personal-offers/read-offers.server.ts'
import { kindOf } from '../../reward-kinds/catalogue.ts'
import type { OfferState, OwnOffers } from './own-offers.ts'

/** By member; whoever has none open and never said no is left out. */
export async function readOfferStates(
  shop: ShopTx,
  asked: { memberIds: string[]; now: Date },
): Promise<Map<string, OwnOffers>> {
  const [open, refusals] = [
    await readOpenOffers(shop, asked),
    await readRefusals(shop, asked.memberIds),
  ]
  const states = new Map<string, OwnOffers>()
  for (const [memberId, offer] of open) states.set(memberId, { offer: offerState(offer) })
  for (const memberId of refusals) states.set(memberId, { wantsNoOffers: true })
  return states
}

function offerState({ id, productId, handle, reward, times, until }: Offer): OfferState {
  const { title, percent, amountMinor, mostPieces } = termsOfOffer(reward)
  const { kind, points, validDays } = reward
  return {
    id,
    kind,
    productId,
    variantId: kindOf(kind).itemOf?.(reward)?.variantId ?? '',
    handle,
    title,
    ...(percent === null ? {} : { percent }),
    ...(amountMinor === null ? {} : { amountMinor }),
    mostPieces,
    points,
    times,
    until: until.toISOString(),
    validDays,
  }
}
