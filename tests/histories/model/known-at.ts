// An order as it was known at a moment.
import type { WorldOrder } from '../world.ts'

/**
 * What was given back or called off later had not been so yet. Of shipping nobody tells which of
 * several refunds gave it back, and of no dispute when it was lost: it counts as not lost.
 */
export function knownAt(order: WorldOrder, at: number): WorldOrder {
  const earlier = order.refunds.filter((refund) => refund.at <= at)
  const isLater = earlier.length < order.refunds.length
  const refunds = isLater ? earlier.map((one) => ({ ...one, shippingMinor: 0 })) : earlier
  const isLess = order.status === 'refunded' || order.status === 'partially_refunded'
  const before = refunds.length === 0 ? 'paid' : 'partially_refunded'
  const isCancelled = order.cancelledAt !== null && order.cancelledAt <= at
  return {
    ...order,
    refunds,
    disputes: [],
    cancelledAt: isCancelled ? order.cancelledAt : null,
    status: isLater && isLess ? before : order.status,
  }
}
