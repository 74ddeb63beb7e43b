// An order with lines that come again is the first of its subscription.
import type { Order } from '../../state/world.ts'

export function startSubscription(order: Order): void {
  if (order.subscription || !order.lines.some((line) => line.sellingPlan)) return
  order.subscription = { contractId: `${order.id}8`, cycle: 1, firstOrderId: order.id }
}
