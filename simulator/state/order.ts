// What was bought and what was taken off it: part of the world (world.ts says how values are kept).

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
  /** Shopify's source name: `web`, `pos`, … */
  channel: string
  taxesIncluded: boolean
  taxRateBps: number
  note: string | null
  tags: string[]
  lines: LineItem[]
  shipping: ShippingLine | null
  discounts: DiscountApplication[]
  transactions: Transaction[]
  refunds: Refund[]
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
  /** On all `quantity` units, after discounts. */
  taxMinor: number
}

export interface Allocation {
  /** Index in the order's `discounts`. */
  application: number
  amountMinor: number
}

export interface DiscountApplication {
  discountId: string
  code: string
  kind: 'fixed_amount' | 'percentage'
  /** Minor units, or basis points of a percentage. */
  value: number
  /** What it took off this order. */
  amountMinor: number
}

export interface ShippingLine {
  id: string
  title: string
  priceMinor: number
}

export interface Transaction {
  id: string
  kind: 'sale' | 'refund' | 'void'
  status: 'success' | 'pending'
  gateway: string
  amountMinor: number
  createdAt: string
  parentId: string | null
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

/** A code discount on the order as a whole. */
export interface Discount {
  id: string
  redeemCodeId: string
  title: string
  code: string
  tags: string[]
  startsAt: string
  endsAt: string | null
  usageLimit: number | null
  appliesOncePerCustomer: boolean
  recurringCycleLimit: number | null
  value: { kind: 'fixed_amount'; amountMinor: number } | { kind: 'percentage'; bps: number }
  minimum: { kind: 'subtotal'; amountMinor: number } | { kind: 'quantity'; quantity: number } | null
  /** Null: anybody. */
  customerIds: string[] | null
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean }
  usageCount: number
  createdAt: string
  updatedAt: string
}

/** By how much an edit changed a line's quantity. */
export interface LineDelta {
  lineId: string
  delta: number
}
