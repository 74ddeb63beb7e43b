// The money that was awaited arrives.
import type { SimulatorContext } from '../context.ts'
import type { Order, Shop } from '../state/world.ts'
import { announceOrder } from './announce.ts'
import { orderFigures } from './order-figures.ts'
import { addSale } from './place-order.ts'
import { CommerceRefusal } from './refusal.ts'

/**
 * Pays what is outstanding.
 * @throws CommerceRefusal where nothing is, or the order is cancelled.
 */
export function payOrder(context: SimulatorContext, shop: Shop, order: Order): Order {
  if (order.cancelledAt) {
    throw new CommerceRefusal('order_cancelled', `${order.name} is cancelled`)
  }
  const { outstandingMinor } = orderFigures(order)
  if (outstandingMinor <= 0) {
    throw new CommerceRefusal('nothing_to_pay', `${order.name} has nothing outstanding`)
  }
  const now = context.clock.stamp()
  addSale(shop, order, outstandingMinor, now)
  order.updatedAt = now
  context.store.touch()
  announceOrder(context, shop, order, ['orders/paid', 'orders/updated'])
  return order
}
