// What the books hold for orders and members that are about to be settled.
import type { ShopTx } from '../../db.server.ts'
import type { OrderStandings } from './order-case.ts'
import type { Lot, Standing } from './purse.ts'

interface StandingRow extends Standing {
  orderId: string
  postings: number
}

/** Net per (order, member, key), whatever account it has reached since. */
export async function readStandings(
  tx: ShopTx,
  orderIds: string[],
): Promise<Map<string, OrderStandings>> {
  if (orderIds.length === 0) return new Map()
  const rows = await tx.sql<StandingRow>`
    SELECT order_id AS "orderId", member_id::text AS "memberId", key, asset,
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS booked,
      sum(amount * (("from" = 'waived')::int - ("to" = 'waived')::int))::int AS waived,
      count(*)::int AS postings
    FROM transfers WHERE shop_id = ${tx.shopId} AND order_id = ANY(${orderIds}::text[])
    GROUP BY order_id, member_id, key, asset`
  const orders = new Map<string, OrderStandings>()
  for (const { orderId, postings, ...standing } of rows) {
    const order: OrderStandings = orders.get(orderId) ?? { standings: [], postings: new Map() }
    order.standings.push(standing)
    order.postings.set(standing.key, (order.postings.get(standing.key) ?? 0) + postings)
    orders.set(orderId, order)
  }
  return orders
}

/** The lots these orders have touched, and every open one of these members. */
export async function readLots(
  tx: ShopTx,
  { orderIds, memberIds }: { orderIds: string[]; memberIds: string[] },
): Promise<Lot[]> {
  if (orderIds.length === 0 && memberIds.length === 0) return []
  return tx.sql<Lot>`
    SELECT id::text, member_id::text AS "memberId", asset, order_id AS "orderId", key,
      available_at AS "availableAt", expires_at AS "expiresAt", pending_left AS "pendingLeft",
      available_left AS "availableLeft", expired
    FROM lots WHERE shop_id = ${tx.shopId} AND id IN (
      SELECT lot_id FROM transfers
      WHERE shop_id = ${tx.shopId} AND order_id = ANY(${orderIds}::text[])
      UNION
      SELECT id FROM lots WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
        AND available_left > 0)`
}
