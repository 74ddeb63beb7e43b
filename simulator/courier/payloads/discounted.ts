// What codes took off an order, and its shipping, as webhooks carry them.
import { exponentOf, toAmount, toDecimal } from '../../commerce/money.ts'
import type { OrderFigures } from '../../commerce/order-figures.ts'
import type { DiscountApplication, Order } from '../../state/world.ts'
import { moneySet, rawId } from './values.ts'

export function applicationPayload(order: Order, discount: DiscountApplication) {
  const digits = discount.kind === 'percentage' ? 2 : exponentOf(order.currency)
  return {
    target_type: discount.target ?? 'line_item',
    type: 'discount_code',
    value: toDecimal(discount.value, digits),
    value_type: discount.kind,
    allocation_method: discount.allocation ?? 'across',
    target_selection: discount.selection ?? 'all',
    code: discount.code,
  }
}

export function shippingLines(order: Order, figures: OrderFigures) {
  const { shipping, currency } = order
  if (!shipping) return []
  const discountedMinor = shipping.priceMinor - figures.shippingDiscountMinor
  return [
    {
      id: rawId(shipping.id),
      carrier_identifier: null,
      code: shipping.title,
      current_discounted_price_set: moneySet(figures.currentShippingMinor, order),
      discounted_price: toAmount(discountedMinor, currency),
      discounted_price_set: moneySet(discountedMinor, order),
      is_removed: false,
      phone: null,
      price: toAmount(shipping.priceMinor, currency),
      price_set: moneySet(shipping.priceMinor, order),
      requested_fulfillment_service_id: null,
      source: 'shopify',
      title: shipping.title,
      tax_lines: [],
      discount_allocations: shipping.allocations.map(({ amountMinor, application }) => ({
        amount: toAmount(amountMinor, currency),
        amount_set: moneySet(amountMinor, order),
        discount_application_index: application,
      })),
    },
  ]
}
