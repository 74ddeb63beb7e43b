// A personal offer as it is kept: what one member was offered, why, and what became of it.
import { kindOf, type Reward, rewardSchema } from '../reward-kinds/catalogue.ts'
import { productOff } from '../reward-kinds/product-off/terms.ts'
import type { OfferSettings } from './offer-settings.ts'
import type { Often } from './personal-offer.ts'

/** Of the reward that every personal offer is; no program has one of this name. */
export const offerRewardId = 'personal-offer'

export const offerStates = ['open', 'taken', 'dismissed', 'over', 'gone', 'withdrawn'] as const
export type OfferState = (typeof offerStates)[number]

export interface Offer {
  id: string
  memberId: string
  productId: string
  handle: string
  reward: Reward
  times: number
  boughtAt: Date
  state: OfferState
  madeAt: Date
  until: Date
  redemptionId: string | null
}

/** What an offer says, beyond the reward's name: a page words it in its own language. */
export interface OfferTerms {
  title: string
  percent: number | null
  amountMinor: number | null
  mostPieces: number
}

/** A variant as the shop sells it now. */
export interface OnSale {
  variantId: string
  productId: string
  title: string
  handle: string
  unitMinor: number
}

/** Whether there is something to take off: an amount is less than the price. */
export const leavesAPrice = (
  { unitMinor }: Pick<OnSale, 'unitMinor'>,
  { off, amountMinor }: Pick<OfferSettings, 'off' | 'amountMinor'>,
): boolean => unitMinor > (off === 'amount' ? amountMinor : 0)

export function rewardOf(often: Often, sold: OnSale, settings: OfferSettings): Reward {
  const { off, percent, amountMinor, mostPieces, points, validDays } = settings
  return rewardSchema.parse({
    ...productOff.fresh(1),
    id: offerRewardId,
    isOn: true,
    points,
    variant: { id: often.variantId, productId: often.productId, title: sold.title },
    percent: off === 'percent' ? percent : undefined,
    amountMinor: off === 'amount' ? amountMinor : undefined,
    mostPieces,
    validDays,
  })
}

/** What it costs the shop at most. */
export function mostMinorOf(settings: OfferSettings, { unitMinor }: Pick<OnSale, 'unitMinor'>) {
  const { off, percent, amountMinor, mostPieces } = settings
  const each = off === 'percent' ? (unitMinor * percent) / 100 : amountMinor
  return Math.floor(each * mostPieces)
}

export const readOffered = (stored: unknown): Reward => rewardSchema.parse(stored)

export function termsOfOffer(reward: Reward): OfferTerms {
  const { percent = null, amountMinor = null } = reward as Partial<OfferTerms>
  const { itemOf, piecesOf } = kindOf(reward.kind)
  const title = itemOf?.(reward)?.title ?? ''
  return { title, percent, amountMinor, mostPieces: piecesOf?.(reward) ?? 1 }
}
