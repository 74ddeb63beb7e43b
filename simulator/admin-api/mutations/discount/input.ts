// The inputs of code discounts, as far as they are modelled, and what they become.
import type { Discount } from '../../../state/world.ts'
import type { AdminCall } from '../../call.ts'
import { type UserError, userError } from '../user-errors.ts'

export interface CommonInput {
  title?: string | null
  code?: string | null
  tags?: string[] | null
  startsAt?: string | null
  endsAt?: string | null
  usageLimit?: number | null
  appliesOncePerCustomer?: boolean | null
  combinesWith?: Partial<Discount['combinesWith']> & { [other: string]: unknown }
  context?: {
    all?: string
    customers?: Change | null
    markets?: Change | null
    customerSegments?: unknown
  } | null
  customerSelection?: unknown
}

interface Change {
  add?: string[] | null
  remove?: string[] | null
}

interface MinimumInput {
  minimumRequirement?: {
    subtotal?: { greaterThanOrEqualToSubtotal?: string | number | null }
    quantity?: { greaterThanOrEqualToQuantity?: string | null }
  } | null
}

interface CycleInput {
  recurringCycleLimit?: number | null
}

export interface BasicInput extends CommonInput, MinimumInput, CycleInput {
  customerGets?: GetsInput | null
}

export interface FreeShippingInput extends CommonInput, MinimumInput, CycleInput {
  appliesOnOneTimePurchase?: boolean | null
  appliesOnSubscription?: boolean | null
  destination?: {
    all?: boolean | null
    countries?: {
      add?: string[] | null
      remove?: string[] | null
      includeRestOfWorld?: boolean | null
    }
  } | null
  maximumShippingPrice?: string | number | null
}

export interface BxgyInput extends CommonInput {
  customerBuys?: {
    items?: ItemsInput | null
    value?: { amount?: string | number | null; quantity?: string | null } | null
    isSubscription?: boolean | null
  } | null
  customerGets?: GetsInput | null
  usesPerOrderLimit?: number | null
}

export interface GetsInput {
  appliesOnOneTimePurchase?: boolean | null
  appliesOnSubscription?: boolean | null
  items?: ItemsInput | null
  value?: {
    percentage?: number | null
    discountAmount?: {
      amount?: string | number | null
      appliesOnEachItem?: boolean | null
    } | null
    discountOnQuantity?: {
      quantity?: string | null
      effect?: { percentage?: number | null; amount?: string | number | null } | null
    } | null
  } | null
}

export interface ItemsInput {
  all?: boolean | null
  products?: {
    productsToAdd?: string[] | null
    productsToRemove?: string[] | null
    productVariantsToAdd?: string[] | null
    productVariantsToRemove?: string[] | null
  } | null
  collections?: Change | null
}

export type DiscountFields = Partial<Omit<Discount, 'id' | 'redeemCodeId'>>

/** One input being read: its argument's name begins every path; the errors found so far. */
export interface Reading {
  call: AdminCall
  root: string
  /** The discount that is updated, or null for a new one. */
  present: Discount | null
  errors: UserError[]
}

export function refuse(
  { root, errors }: Reading,
  path: string[],
  code: string,
  message: string,
): void {
  errors.push(userError([root, ...path], code, message))
}
