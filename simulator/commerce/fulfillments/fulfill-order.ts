// Parcels leave, whole or in part, and are called back.
import type { SimulatorContext } from '../../context.ts'
import type { Fulfillment, Order, Shop } from '../../state/world.ts'
import { announceFulfillment } from '../announce.ts'
import { requireLine, takeId } from '../find.ts'
import { lineFigures } from '../order-figures.ts'
import { CommerceRefusal } from '../refusal.ts'
import { fulfilledQuantity, fulfillmentStatus } from './status.ts'

/**
 * Sends units, by default all that are left, and tells the app (fulfillments/create and
 * orders/fulfilled or orders/partially_fulfilled).
 * @throws CommerceRefusal where there is nothing, or less, to send.
 */
export function fulfillOrder(
  context: SimulatorContext,
  shop: Shop,
  order: Order,
  wanted?: { lineId: string; quantity: number }[],
): Order {
  if (order.cancelledAt) {
    throw new CommerceRefusal('order_cancelled', `${order.name} is cancelled`)
  }
  const lines = (wanted ?? allLeft(order)).map(({ lineId, quantity }) => {
    const left = unitsLeft(order, lineId)
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > left) {
      throw new CommerceRefusal('too_many_units', `line ${lineId} has ${left} left to send`)
    }
    return { id: takeId(shop), lineId, quantity }
  })
  if (lines.length === 0) {
    throw new CommerceRefusal('nothing_to_fulfill', `${order.name} has nothing left to send`)
  }
  const now = context.clock.stamp()
  const fulfillment: Fulfillment = {
    id: takeId(shop),
    status: 'success',
    lines,
    createdAt: now,
    updatedAt: now,
  }
  order.fulfillments.push(fulfillment)
  order.updatedAt = now
  context.store.touch()
  const isWhole = fulfillmentStatus(order) === 'fulfilled'
  const topic = isWhole ? 'orders/fulfilled' : 'orders/partially_fulfilled'
  announceFulfillment(context, shop, order, { fulfillment, topics: [topic, 'orders/updated'] })
  return order
}

/** Calls the last parcel back. @throws CommerceRefusal where none is on its way. */
export function callBackFulfillment(context: SimulatorContext, shop: Shop, order: Order): Order {
  const fulfillment = order.fulfillments.findLast((each) => each.status === 'success')
  if (!fulfillment) {
    throw new CommerceRefusal('nothing_fulfilled', `${order.name} has nothing on its way`)
  }
  fulfillment.status = 'cancelled'
  fulfillment.updatedAt = context.clock.stamp()
  order.updatedAt = fulfillment.updatedAt
  context.store.touch()
  announceFulfillment(context, shop, order, { fulfillment, topics: ['orders/updated'] })
  return order
}

export function unitsLeft(order: Order, lineId: string): number {
  const line = requireLine(order, lineId)
  return lineFigures(order, line).currentQuantity - fulfilledQuantity(order, lineId)
}

function allLeft(order: Order): { lineId: string; quantity: number }[] {
  return order.lines
    .map(({ id }) => ({ lineId: id, quantity: unitsLeft(order, id) }))
    .filter(({ quantity }) => quantity > 0)
}
