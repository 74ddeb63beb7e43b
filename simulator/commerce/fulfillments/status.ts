// How much of an order is on its way.
import type { LineItem, Order } from '../../state/world.ts'
import { lineFigures } from '../order-figures.ts'

/** Units of a line in parcels that were not called back. */
export function fulfilledQuantity(order: Order, lineId: string): number {
  return order.fulfillments
    .filter((fulfillment) => fulfillment.status === 'success')
    .flatMap((fulfillment) => fulfillment.lines)
    .reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0)
}

export function lineStatus(order: Order, line: LineItem): 'fulfilled' | 'partial' | null {
  const sent = fulfilledQuantity(order, line.id)
  if (sent === 0) return null
  return sent >= lineFigures(order, line).currentQuantity ? 'fulfilled' : 'partial'
}

/** As webhooks say it: null where nothing is sent. */
export function fulfillmentStatus(order: Order): 'fulfilled' | 'partial' | null {
  const left = order.lines.filter((line) => lineFigures(order, line).currentQuantity > 0)
  const states = (left.length > 0 ? left : order.lines).map((line) => lineStatus(order, line))
  if (states.every((state) => state === null)) return null
  return states.every((state) => state === 'fulfilled') ? 'fulfilled' : 'partial'
}

const displayed = { fulfilled: 'FULFILLED', partial: 'PARTIALLY_FULFILLED' }

export function displayStatus(order: Order): string {
  const status = fulfillmentStatus(order)
  return status ? displayed[status] : 'UNFULFILLED'
}
