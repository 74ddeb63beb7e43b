import { gid } from '../../commerce/find.ts'
import { orderFigures } from '../../commerce/order-figures.ts'
import type { Order } from '../../state/world.ts'
import { moneyBag } from '../values.ts'
import { applicationNode } from './line-item.ts'

export function shippingLineNode(order: Order) {
  const { shipping } = order
  if (!shipping) return null
  const bag = moneyBag(shipping.priceMinor, order)
  const { currentShippingMinor, shippingDiscountMinor } = orderFigures(order)
  return {
    id: gid('ShippingLine', shipping.id),
    title: shipping.title,
    code: shipping.title,
    custom: false,
    isRemoved: false,
    source: 'shopify',
    originalPriceSet: bag,
    discountedPriceSet: moneyBag(shipping.priceMinor - shippingDiscountMinor, order),
    currentDiscountedPriceSet: moneyBag(currentShippingMinor, order),
    discountAllocations: shipping.allocations.flatMap(({ application, amountMinor }) => {
      const discount = order.discounts[application]
      if (!discount) return []
      const discountApplication = applicationNode(order, discount, application)
      return [{ allocatedAmountSet: moneyBag(amountMinor, order), discountApplication }]
    }),
    taxLines: [],
  }
}
