// Orders as we keep them: the newest state known, the inputs that were selected when the order was
// first seen (never changed again), and what `evaluate` answered last.
import type { ShopTx } from '../../db.server.ts'
import type { Evaluation } from '../earning/evaluation.ts'
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

export async function readStoredOrders(
  tx: ShopTx,
  orderIds: string[],
): Promise<Map<string, StoredOrder>> {
  const rows = await tx.sql<StoredOrder & { id: string }>`
    SELECT id, snapshot, inputs, EXISTS (SELECT 1 FROM members m WHERE m.shop_id = o.shop_id
        AND m.id = o.member_id AND m.redacted_at IS NOT NULL) AS "isForgotten"
    FROM orders o WHERE o.shop_id = ${tx.shopId} AND o.id = ANY(${orderIds}::text[])`
  return new Map(rows.map((row) => [row.id, row]))
}

export async function writeOrders(tx: ShopTx, orders: OrderToStore[], now: Date): Promise<void> {
  const column = <Value>(read: (order: OrderToStore) => Value) => orders.map(read)
  await tx.sql`
    INSERT INTO orders (shop_id, id, member_id, name, processed_at, updated_at, snapshot, inputs,
      evaluation, settled_at)
    SELECT ${tx.shopId}::int, t.*, ${now}::timestamptz FROM unnest(
      ${column((one) => one.snapshot.orderId)}::text[],
      ${column((one) => one.memberId)}::uuid[],
      ${column((one) => one.snapshot.name)}::text[],
      ${column((one) => one.snapshot.processedAt)}::timestamptz[],
      ${column((one) => one.snapshot.updatedAt)}::timestamptz[],
      ${column((one) => JSON.stringify(one.snapshot))}::jsonb[],
      ${column((one) => JSON.stringify(one.inputs))}::jsonb[],
      ${column((one) => JSON.stringify(one.evaluation))}::jsonb[]) t
    ON CONFLICT (shop_id, id) DO UPDATE SET
      member_id = EXCLUDED.member_id, name = EXCLUDED.name, processed_at = EXCLUDED.processed_at,
      updated_at = EXCLUDED.updated_at, snapshot = EXCLUDED.snapshot,
      evaluation = EXCLUDED.evaluation, settled_at = EXCLUDED.settled_at, parked_reason = NULL`
}

/** Something keeps this order from its newest state: shown until it is settled again. */
export async function parkOrder(tx: ShopTx, orderId: string, reason: string): Promise<void> {
  await tx.sql`
    UPDATE orders SET parked_reason = ${reason}
    WHERE shop_id = ${tx.shopId} AND id = ${orderId}`
}

export async function unparkOrder(tx: ShopTx, orderId: string): Promise<void> {
  await tx.sql`
    UPDATE orders SET parked_reason = NULL
    WHERE shop_id = ${tx.shopId} AND id = ${orderId} AND parked_reason IS NOT NULL`
}
