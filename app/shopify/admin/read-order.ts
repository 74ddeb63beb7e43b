// An order as the Admin API tells it. Its answer is put into the shape of a webhook's payload and
// read by the same translation, so that a fetched order and a delivered one are the same snapshot.
import type { ToldOrder } from '../../loyalty/kernel/facts.ts'
import { gidOf } from '../gid.ts'
import { translateOrder } from '../webhooks/translate-order.ts'
import type { AdminClient } from './client.ts'
import {
  type Lines,
  linesDocument,
  mostRefunds,
  type OrderData,
  orderDocument,
  type RefundData,
  type RefundLines,
  refundLinesDocument,
} from './order-document.ts'
import { readDetails } from './read-details.ts'
import { toOrderPayload } from './to-order-payload.ts'

/** @param orderId digits. @returns null where the order is gone or out of our reach. */
export async function readOrder(admin: AdminClient, orderId: string): Promise<ToldOrder | null> {
  const id = gidOf('Order', orderId)
  const { order } = await admin.graphql<{ order: OrderData | null }>(orderDocument, { id })
  return order && completeOrder(admin, order)
}

/** Reads on where the first answer held only a part of the order's lines. */
export async function completeOrder(admin: AdminClient, order: OrderData): Promise<ToldOrder> {
  if (order.refunds.length === mostRefunds) {
    throw new Error(`order ${order.id} has more refunds than can be read at once`)
  }
  await completeLines(admin, order)
  for (const refund of order.refunds) await completeRefund(admin, refund)
  return toToldOrder(order)
}

/** @throws UnreadableError, as for any order that lacks what we need. */
export function toToldOrder(order: OrderData): ToldOrder {
  return { snapshot: translateOrder(toOrderPayload(order)), details: readDetails(order) }
}

async function completeLines(admin: AdminClient, { id, lineItems }: OrderData): Promise<void> {
  while (lineItems.pageInfo.hasNextPage) {
    const after = lineItems.pageInfo.endCursor
    const next = await admin.graphql<{ order: { lineItems: Lines } }>(linesDocument, { id, after })
    lineItems.nodes.push(...next.order.lineItems.nodes)
    lineItems.pageInfo = next.order.lineItems.pageInfo
  }
}

async function completeRefund(admin: AdminClient, refund: RefundData): Promise<void> {
  const { id, refundLineItems: lines } = refund
  while (lines.pageInfo.hasNextPage) {
    const after = lines.pageInfo.endCursor
    const next = await admin.graphql<{ refund: { refundLineItems: RefundLines } }>(
      refundLinesDocument,
      { id, after },
    )
    lines.nodes.push(...next.refund.refundLineItems.nodes)
    lines.pageInfo = next.refund.refundLineItems.pageInfo
  }
}
