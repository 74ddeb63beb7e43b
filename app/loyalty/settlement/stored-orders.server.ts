// Orders as we keep them: the newest state known, the inputs that were selected when the order was
// first seen (added to by what is observed; only what is derived from other orders may change), and
// what `evaluate` answered last.
import type { ShopTx } from '../../db.server.ts'
import type { Evaluation } from '../earning/evaluation.ts'
import { orderFigures } from '../earning/segments/order-figures.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { readSnapshot } from '../kernel/stored-snapshot.ts'
import type { KeptInputs, StoredOrder } from './order-case.ts'

export interface OrderToStore extends Omit<StoredOrder, 'isForgotten'> {
  memberId: string | null
  evaluation: Evaluation
}

/** Waits for whoever else is settling one of these, also where an order has never been seen. */
export async function lockOrders(tx: ShopTx, orderIds: string[]): Promise<void> {
  await tx.sql`SELECT 1 AS one FROM lock_orders(p_shop_id => ${tx.shopId}::int,
    p_order_ids => ${orderIds}::text[])`
}

/** Locks what nobody else is settling. @returns the others, which are left unlocked. */
export async function lockIdleOrders(tx: ShopTx, orderIds: string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const rows = await tx.sql<{ orderId: string }>`
    SELECT order_id AS "orderId" FROM lock_idle_orders(p_shop_id => ${tx.shopId}::int,
      p_order_ids => ${orderIds}::text[]) order_id`
  return new Set(rows.map((row) => row.orderId))
}

export async function readStoredOrders(
  tx: ShopTx,
  orderIds: string[],
): Promise<Map<string, StoredOrder>> {
  const rows = await tx.sql<StoredOrder & { id: string }>`
    SELECT o.id, o.snapshot, o.inputs, o.member_id::text AS "memberId",
      coalesce((SELECT m.redacted_at IS NOT NULL FROM members m
        WHERE m.shop_id = o.shop_id AND m.id = o.member_id), false) AS "isForgotten"
    FROM unnest(${orderIds}::text[]) one (id) CROSS JOIN LATERAL (
      SELECT * FROM orders WHERE shop_id = ${tx.shopId} AND id = one.id OFFSET 0) o`
  return new Map(rows.map((row) => [row.id, { ...row, snapshot: readSnapshot(row.snapshot) }]))
}

// One text for all of them: as arrays they would be written and escaped value by value.
export async function writeOrders(tx: ShopTx, orders: OrderToStore[], now: Date): Promise<void> {
  const rows = orders.map(({ memberId, snapshot, inputs, evaluation }) => {
    const { orderId: id, name, processedAt, updatedAt } = snapshot
    const figures = orderFigures(inputs, snapshot)
    return { id, memberId, name, processedAt, updatedAt, snapshot, inputs, evaluation, ...figures }
  })
  await tx.sql`
    INSERT INTO orders (shop_id, id, member_id, name, processed_at, updated_at, snapshot, inputs,
      evaluation, is_counted, spent_minor, product_ids, settled_at)
    SELECT ${tx.shopId}::int, t.*, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) t (id text, "memberId" uuid, name text,
      "processedAt" timestamptz, "updatedAt" timestamptz, snapshot jsonb, inputs jsonb,
      evaluation jsonb, "isCounted" boolean, "spentMinor" bigint, "productIds" text[])
    ON CONFLICT (shop_id, id) DO UPDATE SET
      member_id = EXCLUDED.member_id, name = EXCLUDED.name, processed_at = EXCLUDED.processed_at,
      updated_at = EXCLUDED.updated_at, snapshot = EXCLUDED.snapshot, inputs = EXCLUDED.inputs,
      evaluation = EXCLUDED.evaluation, is_counted = EXCLUDED.is_counted,
      spent_minor = EXCLUDED.spent_minor, product_ids = EXCLUDED.product_ids,
      settled_at = EXCLUDED.settled_at, parked_reason = NULL`
}

/** Of what was told last nothing but the stamp is new. */
export async function touchOrders(tx: ShopTx, orders: OrderSnapshot[], now: Date): Promise<void> {
  if (orders.length === 0) return
  await tx.sql`SELECT ${tx.shopId}::int AS shop_id, touch_orders(p_shop_id => ${tx.shopId}::int,
    p_now => ${now}::timestamptz, p_order_ids => ${orders.map((one) => one.orderId)}::text[],
    p_updated_at => ${orders.map((one) => one.updatedAt)}::text[])::text`
}

/** Something keeps this order from its newest state: shown until it is settled again. */
export async function parkOrder(tx: ShopTx, orderId: string, reason: string): Promise<void> {
  await tx.sql`
    UPDATE orders SET parked_reason = ${reason}
    WHERE shop_id = ${tx.shopId} AND id = ${orderId}`
}

/** @returns whether it was still parked: nothing has settled it since. */
export async function unparkOrder(tx: ShopTx, orderId: string): Promise<boolean> {
  const rows = await tx.sql`
    UPDATE orders SET parked_reason = NULL
    WHERE shop_id = ${tx.shopId} AND id = ${orderId} AND parked_reason IS NOT NULL
    RETURNING id`
  return rows.length > 0
}
