// What was bought and what was taken off it: part of the world (world.ts says how values are kept).
import type { DiscountApplication } from './discount.ts'

export interface Order {
  id: string
  number: number
  name: string
  token: string
  customerId: string | null
  email: string | null
  locale: string
  currency: string
  createdAt: string
  processedAt: string
  updatedAt: string
  cancelledAt: string | null
  cancelReason: string | null
  isTest: boolean
  isEdited: boolean
  /** Shopify's source name: `web`, `pos`, `shopify_draft_order`, `subscription_contract`, … */
  channel: string
  /** The currency the shopper paid in, and units of it for one of the shop's. */
  presentment: { currency: string; rate: number }
  /** Where it is shipped to; the market follows from it. */
  country: string
  tipMinor: number
  dutiesMinor: number
  /** The company that bought it, where one did. */
  company: { id: string; name: string } | null
  /** What it came to when it was placed, whatever an edit added since. */
  placedTotalMinor: number
  closedAt: string | null
  fulfillments: Fulfillment[]
  disputes: Dispute[]
  /** Which order of its subscription this is, from 1, and the first of them; null: of none. */
  subscription: { contractId: string; cycle: number; firstOrderId: string } | null
  taxesIncluded: boolean
  taxRateBps: number
  note: string | null
  /** What pages wrote into the cart: its attributes. */
  attributes: Record<string, string>
  /** Where it goes; null: no address was asked for. */
  shipsTo: Address | null
  tags: string[]
  lines: LineItem[]
  shipping: ShippingLine | null
  discounts: DiscountApplication[]
  transactions: Transaction[]
  refunds: Refund[]
}

export interface Address {
  address1: string
  city: string
  zip: string
  countryCode: string
}

export interface LineItem {
  id: string
  productId: string
  variantId: string
  title: string
  variantTitle: string
  sku: string
  vendor: string
  /**
   * As placed; a line added or enlarged by an edit counts as added. What is left: order-figures.
   */
  quantity: number
  priceMinor: number
  isGiftCard: boolean
  isTaxable: boolean
  requiresShipping: boolean
  allocations: Allocation[]
  sellingPlan: { id: string; name: string } | null
  /** On all `quantity` units, after discounts. */
  taxMinor: number
}

export interface Allocation {
  /** Index in the order's `discounts`. */
  application: number
  amountMinor: number
}

export interface ShippingLine {
  id: string
  title: string
  /** Before discounts. */
  priceMinor: number
  allocations: Allocation[]
}

export interface Transaction {
  id: string
  kind: 'sale' | 'authorization' | 'capture' | 'refund' | 'void'
  status: 'success' | 'pending' | 'failure'
  gateway: Gateway
  amountMinor: number
  createdAt: string
  parentId: string | null
}

/** `manual` awaits money that comes another way; `bogus` is the card that always pays. */
export type Gateway = 'bogus' | 'manual' | 'cash' | 'gift_card' | 'shopify_store_credit'

export interface Fulfillment {
  id: string
  status: 'success' | 'cancelled'
  lines: { id: string; lineId: string; quantity: number }[]
  createdAt: string
  updatedAt: string
}

/** Money that the shopper's bank asks back, or asks about. */
export interface Dispute {
  id: string
  kind: 'chargeback' | 'inquiry'
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
  amountMinor: number
  reason: string
  createdAt: string
  decidedAt: string | null
}

/** Units or money given back. Units taken off by an edit leave one too, without a transaction. */
export interface Refund {
  id: string
  createdAt: string
  note: string | null
  lines: RefundLine[]
  shippingMinor: number
  /** Given back beyond lines, their tax and shipping: positive is money out to the shopper. */
  discrepancyMinor: number
  /** Ids in the order's `transactions`. */
  transactionIds: string[]
}

export interface RefundLine {
  id: string
  lineId: string
  quantity: number
  restock: 'no_restock' | 'cancel' | 'return'
  /** After discounts, without tax unless the order's prices contain it. */
  subtotalMinor: number
  taxMinor: number
}

/** By how much an edit changed a line's quantity. */
export interface LineDelta {
  lineId: string
  delta: number
}
