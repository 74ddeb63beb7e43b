// What the books hold for orders and members that are about to be settled.
import type { ShopTx } from '../../db.server.ts'
import type { OrderStandings } from './order-case.ts'
import { debtKey, type Lot, type Standing } from './purse.ts'

interface StandingRow extends Standing {
  orderId: string
  postings: number
}

/**
 * Net per (order, member, key), whatever account it has reached since. What a member did who was
 * merged into another is the other's.
 */
export async function readStandings(
  tx: ShopTx,
  orderIds: string[],
): Promise<Map<string, OrderStandings>> {
  if (orderIds.length === 0) return new Map()
  const rows = await tx.sql<StandingRow>`
    SELECT t.order_id AS "orderId", coalesce(m.merged_into, m.id)::text AS "memberId", t.key,
      t.asset,
      sum(t.amount * ((t."from" = 'issued')::int - (t."to" = 'issued')::int))::int AS booked,
      sum(t.amount * ((t."from" = 'waived')::int - (t."to" = 'waived')::int))::int AS waived,
      sum(t.amount * ((t."from" = 'debt')::int - (t."to" = 'debt')::int))::int AS owed,
      count(*)::int AS postings
    FROM unnest(${[...new Set(orderIds)]}::text[]) AS one (id)
    CROSS JOIN LATERAL (SELECT * FROM transfers
      WHERE shop_id = ${tx.shopId} AND order_id = one.id OFFSET 0) t
    CROSS JOIN LATERAL (SELECT id, merged_into FROM members
      WHERE shop_id = t.shop_id AND id = t.member_id OFFSET 0) m
    GROUP BY 1, 2, 3, 4`
  const orders = new Map<string, OrderStandings>()
  for (const { orderId, postings, ...standing } of rows) {
    const order: OrderStandings = orders.get(orderId) ?? { standings: [], postings: new Map() }
    order.standings.push(standing)
    order.postings.set(standing.key, (order.postings.get(standing.key) ?? 0) + postings)
    orders.set(orderId, order)
  }
  return orders
}

/** What these members owe of each asset, by `debtKey`; what nobody owes is left out. */
export async function readDebts(tx: ShopTx, memberIds: string[]): Promise<Map<string, number>> {
  if (memberIds.length === 0) return new Map()
  const rows = await tx.sql<{ memberId: string; asset: string; debt: number }>`
    SELECT member_id::text AS "memberId", asset, debt
    FROM unnest(${memberIds}::uuid[]) AS one (id) CROSS JOIN LATERAL (SELECT * FROM balances
      WHERE shop_id = ${tx.shopId} AND member_id = one.id AND debt > 0 OFFSET 0) b`
  return new Map(rows.map((row) => [debtKey(row), row.debt]))
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
      available_left AS "availableLeft", expired, merged_from::text AS "mergedFrom"
    FROM (
      SELECT t.lot_id FROM unnest(${orderIds}::text[]) AS one (id)
      CROSS JOIN LATERAL (SELECT lot_id FROM transfers
        WHERE shop_id = ${tx.shopId} AND order_id = one.id OFFSET 0) t
      UNION
      SELECT l.id FROM unnest(${memberIds}::uuid[]) AS one (id)
      CROSS JOIN LATERAL (SELECT id FROM lots
        WHERE shop_id = ${tx.shopId} AND member_id = one.id AND available_left > 0 OFFSET 0) l
    ) AS touched CROSS JOIN LATERAL (SELECT * FROM lots
      WHERE shop_id = ${tx.shopId} AND id = touched.lot_id OFFSET 0) l`
}
