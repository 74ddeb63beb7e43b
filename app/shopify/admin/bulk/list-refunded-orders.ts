// Orders from which something was given back, a page at a time: what a bulk file cannot tell.
// Orders whose refunds changed no payment are not among them; whoever needs those asks for each.
import type { ToldOrder } from '../../../loyalty/kernel/facts.ts'
import type { AdminClient } from '../client.ts'
import { type OrderData, ordersDocument } from '../order-document.ts'
import { completeOrder } from '../read-order.ts'
import { readProductCollections } from '../read-product-collections.ts'
import { placedSince } from './import-documents.ts'

interface Data {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: OrderData[]
  }
}

export interface OrdersPage {
  orders: ToldOrder[]
  /** Where the next page begins; null after the last one. */
  next: string | null
}

export const refundedStates = ['partially_refunded', 'refunded'] as const

export interface RefundedOrders {
  state: (typeof refundedStates)[number]
  since: Date | null
  after: string | null
  /** Which of these collections the products are in is asked, too. */
  collectionIds: string[]
}

/** @throws ShopifyFault. */
export async function listRefundedOrders(
  admin: AdminClient,
  { state, since, after, collectionIds }: RefundedOrders,
): Promise<OrdersPage> {
  const placed = since ? `${placedSince(since)} AND ` : ''
  const query = `${placed}financial_status:${state}`
  const { orders } = await admin.graphql<Data>(ordersDocument, { query, after })
  const read: ToldOrder[] = []
  for (const order of orders.nodes) read.push(await completeOrder(admin, order))
  const snapshots = read.map(({ snapshot }) => snapshot)
  const collections = await readProductCollections(admin, snapshots, collectionIds)
  const told = collections
    ? read.map(({ snapshot, details }) => ({ snapshot, details: { ...details, collections } }))
    : read
  const { hasNextPage, endCursor } = orders.pageInfo
  return { orders: told, next: hasNextPage ? endCursor : null }
}
