// The money that was awaited arrives.
import type { SimulatorContext } from '../context.ts'
import type { Order, Shop } from '../state/world.ts'
import { announceMoney } from './announce.ts'
import { orderFigures } from './order-figures.ts'
import { addSale } from './payments/transactions.ts'
import { CommerceRefusal } from './refusal.ts'

/**
 * Pays what is outstanding, or a part of it.
 * @throws CommerceRefusal where nothing is, or the order is cancelled.
 */
export function payOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  amountMinor?: number,
): Order {
  if (order.cancelledAt) {
    throw new CommerceRefusal('order_cancelled', `${order.name} is cancelled`)
  }
  const { outstandingMinor } = orderFigures(order)
  if (outstandingMinor <= 0) {
    throw new CommerceRefusal('nothing_to_pay', `${order.name} has nothing outstanding`)
  }
  const wantedMinor = amountMinor ?? outstandingMinor
  if (wantedMinor <= 0 || wantedMinor > outstandingMinor) {
    throw new CommerceRefusal('too_much', `${order.name} has less outstanding`)
  }
  const now = context.clock.stamp()
  const sale = addSale(shop, order, wantedMinor, now)
  order.updatedAt = now
  context.store.touch()
  const isPaid = wantedMinor === outstandingMinor
  announceMoney(context, shop, order, {
    topics: [...(isPaid ? (['orders/paid'] as const) : []), 'orders/updated'],
    transactions: [sale],
  })
  return order
}
