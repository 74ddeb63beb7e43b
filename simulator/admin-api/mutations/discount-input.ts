// DiscountCodeBasicInput, as far as it is modelled, and what it becomes.
import type { Discount } from '../../state/world.ts'

/** The argument's name: where every field path begins. */
export const root = 'basicCodeDiscount'

export interface DiscountInput {
  title?: string | null
  code?: string | null
  tags?: string[] | null
  startsAt?: string | null
  endsAt?: string | null
  usageLimit?: number | null
  appliesOncePerCustomer?: boolean | null
  recurringCycleLimit?: number | null
  combinesWith?: Partial<Discount['combinesWith']> & { [other: string]: unknown }
  context?: { all?: string; customers?: { add?: string[]; remove?: string[] } } | null
  customerSelection?: unknown
  customerGets?: {
    items?: { all?: boolean } | null
    value?: { percentage?: number; discountAmount?: AmountInput } | null
    [other: string]: unknown
  } | null
  minimumRequirement?: {
    subtotal?: { greaterThanOrEqualToSubtotal?: string | number | null }
    quantity?: { greaterThanOrEqualToQuantity?: string | null }
  } | null
}

interface AmountInput {
  amount?: string | number | null
  appliesOnEachItem?: boolean | null
}

export type DiscountFields = Partial<Omit<Discount, 'id' | 'redeemCodeId'>>
