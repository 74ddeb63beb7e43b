// A customer's orders, found without looking through all of them.
import type { Order, Shop } from '../state/world.ts'

interface Index {
  size: number
  byCustomer: Map<string, Order[]>
}

const indexes = new WeakMap<Map<string, Order>, Index>()
const none: Order[] = []

/** In the order in which they were placed. */
export function ordersOf({ orders }: Shop, customerId: string): Order[] {
  let index = indexes.get(orders)
  if (index?.size !== orders.size) {
    index = { size: orders.size, byCustomer: byCustomer(orders) }
    indexes.set(orders, index)
  }
  return index.byCustomer.get(customerId) ?? none
}

/** After an order went to another customer. */
export function forgetOrdersOf({ orders }: Shop): void {
  indexes.delete(orders)
}

function byCustomer(orders: Map<string, Order>): Map<string, Order[]> {
  const found = new Map<string, Order[]>()
  for (const order of orders.values()) {
    if (!order.customerId) continue
    const known = found.get(order.customerId)
    if (known) known.push(order)
    else found.set(order.customerId, [order])
  }
  return found
}
