// The next order of a subscription. Its app places it, so it comes by another channel than the
// first one, and a code goes on for as many orders as it says.
import type { SimulatorContext } from '../../context.ts'
import type { Discount, Order, Shop } from '../../state/world.ts'
import { ordersOf } from '../orders-of.ts'
import { type PlaceOrderInput, placeOrder } from '../place-order.ts'
import { CommerceRefusal } from '../refusal.ts'

/** What such orders say since October 2025 (community.shopify.dev/t/23868). */
export const renewalChannel = 'subscription_contract_checkout_one'

/**
 * @throws CommerceRefusal where no line of the order comes again.
 */
export function renewOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  { processedAt }: Pick<PlaceOrderInput, 'processedAt'> = {},
): Order {
  const { subscription, customerId } = order
  if (!subscription || !customerId) {
    throw new CommerceRefusal('no_subscription', `${order.name} is no order of a subscription`)
  }
  const known = ordersOf(shop, customerId).filter(
    (each) => each.subscription?.contractId === subscription.contractId,
  )
  const first = known.find(({ id }) => id === subscription.firstOrderId) ?? order
  const cycle = known.length + 1
  const lines = first.lines
    .filter((line) => line.sellingPlan)
    .map((line) => ({
      variantId: line.variantId,
      quantity: line.quantity,
      sellingPlanId: line.sellingPlan?.id ?? null,
    }))
  return placeOrder(context, shop, {
    customerId,
    lines,
    discountCodes: [],
    continued: continuedDiscounts(shop, first, cycle),
    subscription: { ...subscription, cycle },
    channel: renewalChannel,
    country: first.country,
    processedAt,
  })
}

/** Codes of the first order that hold for this one, too: 0 is every order, none the first only. */
function continuedDiscounts(shop: Shop, first: Order, cycle: number): Discount[] {
  return first.discounts.flatMap(({ discountId }) => {
    const discount = shop.discounts.get(discountId)
    if (!discount?.onSubscription) return []
    const limit = discount.recurringCycleLimit ?? 1
    return limit === 0 || cycle <= limit ? [discount] : []
  })
}
