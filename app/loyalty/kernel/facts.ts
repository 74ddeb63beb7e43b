// Facts: what happened, in our own words. Instants are ISO 8601 in UTC; money is integer minor
// units of the shop's currency.

export type PaymentState =
  | 'pending'
  | 'authorized'
  | 'partially_paid'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'

/** A line's share of one discount. */
export interface LineDiscount {
  amountMinor: number
  /** Made for certain lines, or for the whole order and spread over all of its lines. */
  reach: 'line' | 'order'
  /** Null where no code brought it: an automatic discount, one made by hand. */
  code: string | null
}

export interface OrderLine {
  id: string
  title: string
  productId: string | null
  variantId: string | null
  /** As placed (lines added by an edit: as added). */
  quantity: number
  /** What remains after edits and refunds. */
  currentQuantity: number
  /** Price times `quantity`, before any discount. */
  listedMinor: number
  /** What lies between `listedMinor` and `amountMinor`; left out where nothing does. */
  discounts?: LineDiscount[]
  /** The line as placed: after its own and its share of order discounts, `quantity` units. */
  amountMinor: number
  /** The tax contained in or added to `amountMinor`; see `taxesIncluded`. */
  taxMinor: number
  isGiftCard: boolean
}

export interface OrderRefund {
  id: string
  createdAt: string
  lines: { lineId: string; quantity: number; amountMinor: number }[]
  /** Given back on top of the lines and shipping: a refund by amount. */
  adjustmentMinor: number
}

/** Its price after discounts, with tax where prices contain it. */
export interface OrderShipping {
  placedMinor: number
  /** Given back of it, or taken out again by an edit. */
  refundedMinor: number
  /** The tax contained in or added to `placedMinor`. */
  taxMinor: number
}

/** The newest known state of an order, whatever told us: webhook, fetch or bulk import. */
export interface OrderSnapshot {
  orderId: string
  name: string
  customerId: string | null
  /** When the customer's record was made, where the source says so. */
  customerCreatedAt: string | null
  currency: string
  processedAt: string
  updatedAt: string
  cancelledAt: string | null
  payment: PaymentState
  isTest: boolean
  /** `web`, `pos`, … */
  channel: string
  taxesIncluded: boolean
  /** Lines as placed, after discounts, without shipping and tips: what minimums look at. */
  placedMinor: number
  lines: OrderLine[]
  refunds: OrderRefund[]
  discountCodes: string[]
  shipping: OrderShipping
  tipMinor: number
  /** What is left of them. */
  dutiesMinor: number
  /** When the last of what it holds was sent; null while anything is unsent. */
  fulfilledAt: string | null
  /** A company bought it. */
  isBusiness: boolean
  /** Paid with one, be it in part. */
  usesGiftCard: boolean
  usesStoreCredit: boolean
  /** Of what its goods come to by now, with tax; left out unless it was paid in part. */
  unpaid?: { leftMinor: number; totalMinor: number }
  /** The code of the member who sent the shopper; left out where nobody's was told. */
  referralCode?: string
  /** Gone for good, as if cancelled; left out while it is there. */
  deletedAt?: string
}

/** Money that came in for an order: a sale, a capture. */
export interface OrderPayment {
  at: string
  amountMinor: number
  by: 'giftCard' | 'storeCredit' | 'other'
}

/** What an order's state does not tell: asked for where it is needed, or told by a file. */
export interface OrderDetails {
  /** What it came to when it was placed. */
  totalMinor: number
  /** The earliest first; none that failed. */
  payments: OrderPayment[]
  /** Left out where no collection was asked about. */
  collections?: ProductCollections
  /** The payer's bank took the money back for good; left out where it did not. */
  isChargedBack?: true
  /** Nobody can tell any more: stated instead, until somebody does. */
  isStated?: true
}

/** An order as a question or a file tells it. */
export interface ToldOrder {
  snapshot: OrderSnapshot
  details: OrderDetails
}

export interface ProductCollections {
  /** Ids of the collections that were asked about. */
  asked: string[]
  /** Of each product, those of them that it is in. */
  of: Record<string, string[]>
}

export interface CustomerLives {
  customerId: string
  /** Two letters. */
  country: string
  /** When that was so. */
  at: string
}

export interface MemberJoined {
  customerId: string
  createdAt: string
}
