// A personal offer as the merchant sees it, and what all of them came to.
import type { Reward } from '../reward-kinds/catalogue.ts'
import type { OfferState } from './offer.ts'

/** What is counted and added up is of so many days. */
export const daysCounted = 365

/** Taken, it is as good as its code: `ended` where that was given back or ran out. */
export type ShownState = OfferState | 'used' | 'ended'

export interface ListedOffer {
  id: string
  memberId: string
  customerId: string | null
  reward: Reward
  times: number
  madeAt: string
  until: string
  state: ShownState
}

export interface OfferSums {
  made: number
  open: number
  /** Codes that are not used yet. */
  taken: number
  used: number
  /** What the used ones took off their orders. */
  costMinor: number
}
