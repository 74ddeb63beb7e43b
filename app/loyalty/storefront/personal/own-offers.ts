// What a member's state says of personal offers.

/** A page words it in its own language, and asks the shop whether it is sold. */
export interface OfferState {
  id: string
  /** Of reward. */
  kind: string
  productId: string
  variantId: string
  handle: string
  title: string
  /** One of the two. */
  percent?: number
  amountMinor?: number
  mostPieces: number
  points: number
  /** In so many orders they bought it. */
  times: number
  until: string
  /** Days a code of it may be used. */
  validDays: number | null
}

export interface OwnOffers {
  /** On something that they buy often; left out where nothing is open. */
  offer?: OfferState
  /** They said no to such offers. */
  wantsNoOffers?: true
}
