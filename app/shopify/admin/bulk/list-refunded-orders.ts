// Orders from which something was given back, a page at a time: what a bulk file cannot tell.
// Orders whose refunds changed no payment are not among them; whoever needs those asks for each.
import type { OrderSnapshot } from '../../../loyalty/kernel/facts.ts'
import type { AdminClient } from '../client.ts'
import { type OrderData, ordersDocument } from '../order-document.ts'
import { completeOrder } from '../read-order.ts'
import { placedSince } from './import-documents.ts'

interface Data {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: OrderData[]
  }
}

export interface OrdersPage {
  snapshots: OrderSnapshot[]
  /** Where the next page begins; null after the last one. */
  next: string | null
}

export const refundedStates = ['partially_refunded', 'refunded'] as const

export interface RefundedOrders {
  state: (typeof refundedStates)[number]
  since: Date | null
  after: string | null
}

/** @throws ShopifyFault. */
export async function listRefundedOrders(
  admin: AdminClient,
  { state, since, after }: RefundedOrders,
): Promise<OrdersPage> {
  const placed = since ? `${placedSince(since)} AND ` : ''
  const query = `${placed}financial_status:${state}`
  const { orders } = await admin.graphql<Data>(ordersDocument, { query, after })
  const snapshots = []
  for (const order of orders.nodes) snapshots.push(await completeOrder(admin, order))
  const { hasNextPage, endCursor } = orders.pageInfo
  return { snapshots, next: hasNextPage ? endCursor : null }
}
