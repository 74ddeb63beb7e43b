// What a merchant does with an order that is done: put it away, take it up again, delete it.
import type { SimulatorContext } from '../../context.ts'
import type { Order, Shop } from '../../state/world.ts'
import { announceOrder, announceOrderDeleted } from '../announce.ts'
import { forgetOrdersOf } from '../orders-of.ts'
import { CommerceRefusal } from '../refusal.ts'

/** Archives an order (orders/updated). */
export function closeOrder(context: SimulatorContext, shop: Shop, order: Order): Order {
  if (order.closedAt) throw new CommerceRefusal('order_closed', `${order.name} is closed already`)
  return change(context, shop, order, context.clock.stamp())
}

/** Takes an archived order up again (orders/updated). */
export function reopenOrder(context: SimulatorContext, shop: Shop, order: Order): Order {
  if (!order.closedAt) throw new CommerceRefusal('order_open', `${order.name} is open`)
  return change(context, shop, order, null)
}

function change(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  closedAt: string | null,
): Order {
  order.closedAt = closedAt
  order.updatedAt = context.clock.stamp()
  context.store.touch()
  announceOrder(context, shop, order, ['orders/updated'])
  return order
}

/**
 * Deletes an order for good (orders/delete), as Shopify does with cancelled and with test orders
 * only.
 */
export function deleteOrder(context: SimulatorContext, shop: Shop, order: Order): void {
  if (!order.cancelledAt && !order.isTest) {
    throw new CommerceRefusal('order_stays', `${order.name} has to be cancelled first`)
  }
  shop.orders.delete(order.id)
  forgetOrdersOf(shop)
  context.store.touch()
  announceOrderDeleted(context, shop, order)
}
