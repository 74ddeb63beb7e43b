// Whether a code holds for a cart by itself. Minimums count what the discount is about, before any
// discount.
import type { Discount, Shop } from '../../state/world.ts'
import { findDiscountByCode, marketOf } from '../find.ts'
import { ordersOf } from '../orders-of.ts'
import { isEntitled } from './entitled.ts'
import type { CodeProblem, PricedLine } from './priced.ts'
import { sumOf, takeOff, totalOff } from './take-off.ts'

export interface DiscountableCart {
  shop: Shop
  lines: PricedLine[]
  customerId: string | null
  country: string
  isShipped: boolean
  shippingMinor: number
}

export type DiscountStatus = 'ACTIVE' | 'EXPIRED' | 'SCHEDULED'

export function discountStatus(discount: Discount, now: Date): DiscountStatus {
  if (discount.endsAt && Date.parse(discount.endsAt) <= now.getTime()) return 'EXPIRED'
  return Date.parse(discount.startsAt) > now.getTime() ? 'SCHEDULED' : 'ACTIVE'
}

/** Looks a code up and says whether it holds for this cart by itself. */
export function validateDiscountCode(
  code: string,
  cart: DiscountableCart,
  now: Date,
): { discount: Discount; problem: null } | { discount: Discount | null; problem: CodeProblem } {
  const discount = findDiscountByCode(cart.shop, code)
  if (!discount) return { discount: null, problem: 'not_found' }
  const problem =
    findTimeProblem(discount, now) ??
    findBuyerProblem(discount, cart) ??
    findCartProblem(discount, cart)
  return problem ? { discount, problem } : { discount, problem: null }
}

function findTimeProblem(discount: Discount, now: Date): CodeProblem | null {
  const status = discountStatus(discount, now)
  if (status === 'SCHEDULED') return 'not_started'
  if (status === 'EXPIRED') return 'expired'
  const isUsedUp = discount.usageLimit !== null && discount.usageCount >= discount.usageLimit
  return isUsedUp ? 'used_up' : null
}

function findBuyerProblem(discount: Discount, cart: DiscountableCart): CodeProblem | null {
  const { shop, customerId, country } = cart
  if (discount.customerIds && !discount.customerIds.includes(customerId ?? '')) {
    return 'other_customer'
  }
  if (discount.appliesOncePerCustomer && hasUsed(shop, discount, customerId)) {
    return 'used_by_customer'
  }
  if (discount.marketIds && !discount.marketIds.includes(marketOf(shop, country).id)) {
    return 'other_market'
  }
  const countries = discount.value.kind === 'free_shipping' ? discount.value.countries : null
  return countries && !countries.includes(country) ? 'other_market' : null
}

function findCartProblem(discount: Discount, cart: DiscountableCart): CodeProblem | null {
  const entitled = cart.lines.filter((line) => isEntitled(cart.shop, discount, line))
  const { minimum, value } = discount
  const subtotalMinor = sumOf(entitled.map((line) => line.fullMinor))
  const quantity = sumOf(entitled.map((line) => line.quantity))
  if (entitled.length === 0 || subtotalMinor === 0) return 'nothing_to_discount'
  if (minimum?.kind === 'subtotal' && subtotalMinor < minimum.amountMinor) return 'minimum_not_met'
  if (minimum?.kind === 'quantity' && quantity < minimum.quantity) return 'minimum_not_met'
  if (value.kind === 'units') {
    return totalOff(takeOff(cart, [discount])) > 0 ? null : 'minimum_not_met'
  }
  if (value.kind !== 'free_shipping') return null
  if (!cart.isShipped) return 'nothing_to_discount'
  const { maximumMinor } = value
  return maximumMinor !== null && cart.shippingMinor > maximumMinor ? 'shipping_too_dear' : null
}

function hasUsed(shop: Shop, discount: Discount, customerId: string | null): boolean {
  if (!customerId) return false
  return ordersOf(shop, customerId).some(({ discounts }) =>
    discounts.some((applied) => applied.discountId === discount.id),
  )
}
