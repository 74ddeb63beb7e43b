import { gid } from '../../commerce/find.ts'
import { orderFigures } from '../../commerce/order-figures.ts'
import type { Order } from '../../state/world.ts'
import { moneyBag } from '../values.ts'

export function shippingLineNode(order: Order) {
  const { shipping } = order
  if (!shipping) return null
  const bag = moneyBag(shipping.priceMinor, order.currency)
  const { currentShippingMinor } = orderFigures(order)
  return {
    id: gid('ShippingLine', shipping.id),
    title: shipping.title,
    code: shipping.title,
    custom: false,
    isRemoved: false,
    source: 'shopify',
    originalPriceSet: bag,
    discountedPriceSet: bag,
    currentDiscountedPriceSet: moneyBag(currentShippingMinor, order.currency),
    discountAllocations: [],
    taxLines: [],
  }
}
