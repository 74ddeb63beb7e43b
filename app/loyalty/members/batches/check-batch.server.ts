// The check of a batch's rows: whose they are, whether a customer comes twice, and whether there is
// enough to take. What fails is left out and says why; the rest is ready to be booked.
import type { ShopDb, ShopTx } from '../../../db.server.ts'
import { openEmail } from './sealed-email.server.ts'

// A lease by the database's clock: business time may jump, a lease must not.
const leaseSeconds = 60

export interface UncheckedRow {
  number: number
  /** Null where it was sealed with a key that is gone: then nobody knows whose it is. */
  email: string | null
}

/** @returns false where somebody else is at it. */
export async function claimCheck(shop: ShopTx, batchId: string): Promise<boolean> {
  const rows = await shop.sql`
    UPDATE batches SET claimed_at = clock_timestamp()
    WHERE shop_id = ${shop.shopId} AND id = ${batchId}::uuid AND state = 'checking'
      AND (claimed_at IS NULL
        OR claimed_at < clock_timestamp() - make_interval(secs => ${leaseSeconds}))
    RETURNING 1 AS one`
  return rows.length === 1
}

export async function listUnchecked(
  shop: ShopTx,
  batchId: string,
  limit: number,
): Promise<UncheckedRow[]> {
  const rows = await shop.sql<{ number: number; sealed: string }>`
    SELECT number, sealed_email AS sealed FROM batch_rows
    WHERE shop_id = ${shop.shopId} AND batch_id = ${batchId}::uuid AND state = 'new'
    ORDER BY number LIMIT ${limit}`
  return rows.map(({ number, sealed }) => ({ number, email: openEmail(sealed, batchId) }))
}

/** @param customerIds by the rows' numbers; null where nobody has that e-mail. */
export async function recordCustomers(
  shop: ShopTx,
  batchId: string,
  customerIds: Map<number, string | null>,
): Promise<void> {
  const { shopId } = shop
  // Whatever it was called by is forgotten in the same statement. The lease begins anew.
  await shop.sql`
    WITH found AS (
      SELECT r.number, coalesce(m.merged_into, m.id) AS member_id
      FROM unnest(${[...customerIds.keys()]}::int[], ${[...customerIds.values()]}::text[])
        AS r (number, customer_id)
      LEFT JOIN members m ON m.shop_id = ${shopId} AND m.customer_id = r.customer_id
    ), held AS (
      UPDATE batches SET claimed_at = clock_timestamp()
      WHERE shop_id = ${shopId} AND id = ${batchId}::uuid AND state = 'checking' RETURNING id
    )
    UPDATE batch_rows b SET member_id = found.member_id, sealed_email = NULL,
      state = CASE WHEN found.member_id IS NULL THEN 'left_out' ELSE 'ready' END,
      problem = CASE WHEN found.member_id IS NULL THEN 'customer_unknown' END
    FROM found, held
    WHERE b.shop_id = ${shopId} AND b.batch_id = held.id AND b.number = found.number
      AND b.state = 'new' RETURNING 1 AS one`
}

/** The lease ends: after a fault the check is taken up again at once. */
export async function releaseCheck(shop: ShopTx, batchId: string): Promise<void> {
  await shop.sql`UPDATE batches SET claimed_at = NULL
    WHERE shop_id = ${shop.shopId} AND id = ${batchId}::uuid RETURNING 1 AS one`
}

/** Once no row is unchecked: who comes twice, who has too little; then it waits to be confirmed. */
export async function concludeCheck(tx: ShopTx, batchId: string): Promise<void> {
  const { shopId } = tx
  await tx.sql`
    UPDATE batch_rows r SET state = 'left_out', problem = 'repeated',
      details = jsonb_build_object('row', first.number)
    FROM (SELECT member_id, min(number) AS number FROM batch_rows
      WHERE shop_id = ${shopId} AND batch_id = ${batchId}::uuid AND state = 'ready'
      GROUP BY member_id HAVING count(*) > 1) first
    WHERE r.shop_id = ${shopId} AND r.batch_id = ${batchId}::uuid AND r.state = 'ready'
      AND r.member_id = first.member_id AND r.number > first.number RETURNING 1 AS one`
  await tx.sql`
    UPDATE batch_rows r SET state = 'left_out', problem = 'insufficient_points',
      details = jsonb_build_object('missing', -r.points - have.available)
    FROM (SELECT t.number, coalesce(b.available, 0) AS available FROM batch_rows t
      LEFT JOIN balances b
        ON b.shop_id = t.shop_id AND b.member_id = t.member_id AND b.asset = 'points'
      WHERE t.shop_id = ${shopId} AND t.batch_id = ${batchId}::uuid AND t.state = 'ready'
        AND t.points < 0) have
    WHERE r.shop_id = ${shopId} AND r.batch_id = ${batchId}::uuid AND r.number = have.number
      AND r.points + have.available < 0 RETURNING 1 AS one`
  await tx.sql`
    UPDATE batches SET state = 'ready', claimed_at = NULL
    WHERE shop_id = ${shopId} AND id = ${batchId}::uuid AND state = 'checking' RETURNING 1 AS one`
}

export const concludeCheckOf = (shop: ShopDb, batchId: string): Promise<void> =>
  shop.transaction((tx) => concludeCheck(tx, batchId))
