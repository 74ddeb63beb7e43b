// Everything that is known of one order: what it is worth and why, where its points are now, and
// every line of the books about it.
import type { ShopTx } from '../../../db.server.ts'
import { type BookedTransfer, groupTransfers } from './group-transfers.ts'
import { nameCredits } from './list-credits.server.ts'
import type { OrderHolding, OrderStatement } from './order-statement.ts'

type Row = Omit<OrderStatement, 'holding' | 'entries'>

/** @returns null for an order that has not reached us. */
export async function readOrder(shop: ShopTx, orderId: string): Promise<OrderStatement | null> {
  const [row] = await shop.sql<Row>`
    SELECT o.id, o.name, m.id::text AS "memberId", m.customer_id AS "customerId",
      o.processed_at AS "processedAt", (o.inputs->'version'->>'number')::int AS version,
      o.evaluation, o.snapshot, o.parked_reason AS "parkedReason",
      o.inputs->'observed'->'isStated' IS NOT NULL AS "isStated"
    FROM orders o LEFT JOIN members m ON m.shop_id = o.shop_id AND m.id = o.member_id
    WHERE o.shop_id = ${shop.shopId} AND o.id = ${orderId}`
  if (!row) return null
  const [holding, entries] = await Promise.all([
    readHolding(shop, orderId),
    readEntries(shop, orderId),
  ])
  // Orders from before the program are valued by the version that was chosen for them later.
  const booked = entries.find(({ because }) => because.kind === 'order')?.because
  const version = booked?.kind === 'order' ? booked.version : row.version
  return { ...row, version, holding, entries }
}

/**
 * Its own credits as they are now, and what a decrease had to find elsewhere. What has left the
 * credits is what the order put there less what it took out again and what is there still.
 */
async function readHolding(shop: ShopTx, orderId: string): Promise<OrderHolding> {
  const [row] = await shop.sql<OrderHolding>`
    WITH moved AS (
      SELECT t.*, l.order_id IS NOT DISTINCT FROM ${orderId}::text AND l.id IS NOT NULL AS is_own
      FROM transfers t LEFT JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id
      WHERE t.shop_id = ${shop.shopId} AND t.order_id = ${orderId} AND t.asset = 'points'),
    own AS (
      SELECT coalesce(sum(pending_left), 0)::int AS pending,
        coalesce(sum(available_left), 0)::int AS available,
        coalesce(sum(expired), 0)::int AS expired
      FROM lots WHERE shop_id = ${shop.shopId}
        AND id IN (SELECT lot_id FROM moved WHERE is_own)),
    flows AS (
      SELECT
        coalesce(sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))
          FILTER (WHERE is_own), 0)::int AS given,
        coalesce(sum(amount) FILTER (WHERE NOT is_own AND "to" = 'issued'
          AND "from" = 'available'), 0)::int AS elsewhere,
        coalesce(sum(amount * (("from" = 'waived')::int - ("to" = 'waived')::int)), 0)::int
          AS waived,
        coalesce(sum(amount * (("from" = 'debt')::int - ("to" = 'debt')::int)), 0)::int AS owed
      FROM moved)
    SELECT own.*, given - pending - available - expired AS gone, elsewhere, waived, owed
    FROM own, flows`
  if (!row) throw new Error('a sum answered nothing')
  return row
}

/** What the order moved, and what became of its credits by themselves: newest first. */
async function readEntries(shop: ShopTx, orderId: string): Promise<OrderStatement['entries']> {
  const transfers = await shop.sql<BookedTransfer>`
    WITH own AS (
      SELECT DISTINCT l.id, t.member_id FROM transfers t
      JOIN lots l ON l.shop_id = t.shop_id AND l.id = t.lot_id AND l.order_id = t.order_id
      WHERE t.shop_id = ${shop.shopId} AND t.order_id = ${orderId})
    SELECT t.id, t.asset, "from"::text, "to"::text, amount, because, t.lot_id::text AS "lotId",
      t.order_id AS "orderId", redemption_id::text AS "redemptionId",
      t.occurred_at AS "occurredAt", t.recorded_at AS "recordedAt", false AS "isTest"
    FROM transfers t
    WHERE t.shop_id = ${shop.shopId} AND (t.order_id = ${orderId}
      OR t.member_id IN (SELECT member_id FROM own) AND t.lot_id IN (SELECT id FROM own))
    ORDER BY t.id DESC LIMIT 200`
  return nameCredits(shop, groupTransfers(transfers))
}
