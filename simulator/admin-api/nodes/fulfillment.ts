import { gid } from '../../commerce/find.ts'
import type { Fulfillment, Order } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { moneyBag } from '../values.ts'
import { lineItemNode } from './line-item.ts'

export function fulfillmentNode(call: AdminCall, order: Order, fulfillment: Fulfillment) {
  const place = order.fulfillments.indexOf(fulfillment) + 1
  const isGone = fulfillment.status === 'cancelled'
  return {
    __typename: 'Fulfillment',
    id: gid('Fulfillment', fulfillment.id),
    legacyResourceId: fulfillment.id,
    name: `${order.name}-F${place}`,
    createdAt: fulfillment.createdAt,
    updatedAt: fulfillment.updatedAt,
    deliveredAt: null,
    inTransitAt: null,
    estimatedDeliveryAt: null,
    status: fulfillment.status.toUpperCase(),
    displayStatus: isGone ? 'CANCELED' : 'FULFILLED',
    requiresShipping: true,
    totalQuantity: fulfillment.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    trackingInfo: [],
    order: () => call.nodes.order(call, order),
    fulfillmentLineItems: (args: ConnectionArguments) =>
      connection(fulfillment.lines, args, {
        node: ({ id, lineId, quantity }) => {
          const line = order.lines.find((each) => each.id === lineId)
          return {
            __typename: 'FulfillmentLineItem',
            id: gid('FulfillmentLineItem', id),
            quantity,
            lineItem: () => line && lineItemNode(call, order, line),
            originalTotalSet: moneyBag((line?.priceMinor ?? 0) * quantity, order),
          }
        },
      }),
  }
}
