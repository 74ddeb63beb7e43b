// Whether a code holds for a cart, and which codes hold together. Amounts come off the lines that
// are no gift cards, as at Shopify.
import type { Discount, Shop } from '../state/world.ts'
import { findDiscountByCode } from './find.ts'

export type CodeProblem =
  | 'not_found'
  | 'not_started'
  | 'expired'
  | 'used_up'
  | 'used_by_customer'
  | 'other_customer'
  | 'minimum_not_met'
  | 'nothing_to_discount'
  | 'does_not_combine'

export interface DiscountableCart {
  customerId: string | null
  /** Of the lines a discount may touch, before discounts. */
  subtotalMinor: number
  quantity: number
}

export type DiscountStatus = 'ACTIVE' | 'EXPIRED' | 'SCHEDULED'

export function discountStatus(discount: Discount, now: Date): DiscountStatus {
  if (discount.endsAt && Date.parse(discount.endsAt) <= now.getTime()) return 'EXPIRED'
  return Date.parse(discount.startsAt) > now.getTime() ? 'SCHEDULED' : 'ACTIVE'
}

/** Looks a code up and says whether it holds for this cart by itself. */
export function validateDiscountCode(
  shop: Shop,
  code: string,
  cart: DiscountableCart,
  now: Date,
): { discount: Discount; problem: null } | { discount: Discount | null; problem: CodeProblem } {
  const discount = findDiscountByCode(shop, code)
  if (!discount) return { discount: null, problem: 'not_found' }
  const problem = findProblem(shop, discount, cart, now)
  return problem ? { discount, problem } : { discount, problem: null }
}

function findProblem(
  shop: Shop,
  discount: Discount,
  cart: DiscountableCart,
  now: Date,
): CodeProblem | null {
  const status = discountStatus(discount, now)
  if (status === 'SCHEDULED') return 'not_started'
  if (status === 'EXPIRED') return 'expired'
  if (discount.usageLimit !== null && discount.usageCount >= discount.usageLimit) return 'used_up'
  if (discount.customerIds && !discount.customerIds.includes(cart.customerId ?? '')) {
    return 'other_customer'
  }
  if (discount.appliesOncePerCustomer && hasUsed(shop, discount, cart.customerId)) {
    return 'used_by_customer'
  }
  if (cart.subtotalMinor === 0) return 'nothing_to_discount'
  const { minimum } = discount
  if (minimum?.kind === 'subtotal' && cart.subtotalMinor < minimum.amountMinor) {
    return 'minimum_not_met'
  }
  if (minimum?.kind === 'quantity' && cart.quantity < minimum.quantity) return 'minimum_not_met'
  return null
}

function hasUsed(shop: Shop, discount: Discount, customerId: string | null): boolean {
  if (!customerId) return false
  for (const order of shop.orders.values()) {
    if (order.customerId !== customerId) continue
    if (order.discounts.some((applied) => applied.discountId === discount.id)) return true
  }
  return false
}

/** What one discount takes off an amount, at most all of it. */
export function amountOff(discount: Discount, onMinor: number): number {
  if (discount.value.kind === 'fixed_amount') return Math.min(discount.value.amountMinor, onMinor)
  return Math.min(onMinor, Math.round((onMinor * discount.value.bps) / 10_000))
}

/**
 * The set of discounts that hold together and take off most; earlier ones win a tie. All here are
 * order discounts, so a set holds when it has one member or all combine with order discounts.
 */
export function bestCombination(discounts: Discount[], subtotalMinor: number): Discount[] {
  const together = discounts.filter((discount) => discount.combinesWith.orderDiscounts)
  const candidates = [together, ...discounts.map((discount) => [discount])]
  let best: Discount[] = []
  let bestMinor = -1
  for (const candidate of candidates) {
    const takenMinor = candidate.reduce(
      (taken, discount) => taken + amountOff(discount, subtotalMinor - taken),
      0,
    )
    if (takenMinor > bestMinor) [best, bestMinor] = [candidate, takenMinor]
  }
  return best
}
