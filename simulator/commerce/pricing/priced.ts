// A cart with its prices, as every part of the checkout sees it.

import type {
  Allocation,
  Discount,
  DiscountApplication,
  Product,
  SellingPlan,
  Variant,
} from '../../state/world.ts'

export interface CartInput {
  customerId: string | null
  lines: { variantId: string; quantity: number; sellingPlanId?: string | null }[]
  discountCodes: string[]
  /** Where it goes; default the shop's own country. The market follows from it. */
  country?: string | null
  /** Taken off without asking again: what a subscription's first order had. */
  continued?: Discount[]
}

export interface PricedLine {
  product: Product
  variant: Variant
  sellingPlan: SellingPlan | null
  quantity: number
  /** `quantity` units before discounts. */
  fullMinor: number
  discountMinor: number
  /** After discounts. */
  amountMinor: number
  allocations: Allocation[]
  taxMinor: number
}

/** Why a code does not hold. */
export type CodeProblem =
  | 'not_found'
  | 'not_started'
  | 'expired'
  | 'used_up'
  | 'used_by_customer'
  | 'other_customer'
  | 'minimum_not_met'
  | 'nothing_to_discount'
  | 'other_market'
  | 'shipping_too_dear'
  | 'does_not_combine'

export interface PricedCode {
  /** As the discount spells it; as entered where there is none. */
  code: string
  isApplicable: boolean
  problem: CodeProblem | null
  amountMinor: number
}

export interface PricedCart {
  lines: PricedLine[]
  codes: PricedCode[]
  applications: DiscountApplication[]
  itemsMinor: number
  /** Off the lines; what is off shipping is `shippingDiscountMinor`. */
  discountMinor: number
  /** After discounts, without shipping; contains tax where the shop's prices do. */
  subtotalMinor: number
  /** After discounts. */
  shippingMinor: number
  shippingDiscountMinor: number
  taxMinor: number
  totalMinor: number
  taxesIncluded: boolean
}
