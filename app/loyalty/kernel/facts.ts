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

export interface OrderLine {
  id: string
  title: string
  productId: string | null
  variantId: string | null
  /** As placed (lines added by an edit: as added). */
  quantity: number
  /** What remains after edits and refunds. */
  currentQuantity: number
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
}

export interface MemberJoined {
  customerId: string
  createdAt: string
}
