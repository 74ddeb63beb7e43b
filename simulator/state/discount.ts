// The merchant's and the app's code discounts: part of the world (world.ts says how values are
// kept).

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
  /** Of a subscription: how many of its orders; 0 is every one, null the first. */
  recurringCycleLimit: number | null
  value: DiscountValue
  /** What it takes something off. Free shipping has all lines here. */
  items: DiscountItems
  /** Whether lines bought once, and lines of a subscription, count for it. */
  onOneTimePurchase: boolean
  onSubscription: boolean
  minimum: { kind: 'subtotal'; amountMinor: number } | { kind: 'quantity'; quantity: number } | null
  /** Of Buy X get Y: what has to be in the cart, beside what is given. */
  buys: DiscountBuys | null
  /** Null: anybody. */
  customerIds: string[] | null
  /** Null: every market. */
  marketIds: string[] | null
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean }
  usageCount: number
  createdAt: string
  updatedAt: string
}

export type DiscountValue =
  | { kind: 'fixed_amount'; amountMinor: number; isPerItem?: boolean }
  | { kind: 'percentage'; bps: number }
  | { kind: 'free_shipping'; maximumMinor: number | null; countries: string[] | null }
  /** Buy X get Y: so many units, this much off each; at most `perOrder` times in an order. */
  | { kind: 'units'; quantity: number; off: UnitsOff; perOrder: number | null }

export type UnitsOff = { bps: number } | { amountMinor: number }

export type DiscountItems =
  | { kind: 'all' }
  | { kind: 'products'; productIds: string[]; variantIds: string[] }
  | { kind: 'collections'; collectionIds: string[] }

export interface DiscountBuys {
  items: DiscountItems
  least: { kind: 'amount'; amountMinor: number } | { kind: 'quantity'; quantity: number }
}

export interface DiscountApplication {
  discountId: string
  code: string
  kind: 'fixed_amount' | 'percentage'
  /** Minor units, or basis points of a percentage. */
  value: number
  /** What it took off this order. */
  amountMinor: number
  /** Absent on orders of an earlier snapshot: lines, all of them, together. */
  target?: 'line_item' | 'shipping_line'
  selection?: 'all' | 'entitled'
  allocation?: 'across' | 'each'
}
