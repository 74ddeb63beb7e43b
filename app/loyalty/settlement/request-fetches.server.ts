// Orders whose newest state has to be asked for. A request outlives a failed attempt and waits
// longer after each; asked for again meanwhile, it is due at once.
import type { ShopTx } from '../../db.server.ts'

const longestWaitMs = 3_600_000
const firstWaitMs = 5_000

export async function requestFetches(tx: ShopTx, orderIds: string[], now: Date): Promise<void> {
  if (orderIds.length === 0) return
  const sorted = [...new Set(orderIds)].sort()
  await tx.sql`
    INSERT INTO order_fetches (shop_id, order_id, asked_at, try_at)
    SELECT ${tx.shopId}::int, order_id, ${now}::timestamptz, ${now}::timestamptz
    FROM unnest(${sorted}::text[]) order_id
    ON CONFLICT (shop_id, order_id) DO UPDATE SET
      asked_at = EXCLUDED.asked_at, try_at = EXCLUDED.try_at, attempts = 0, problem = NULL`
}

/**
 * Orders that are expected by another way: asked for only if they have not come by `tryAt`. What
 * was asked for already stays as it is.
 */
export async function expectOrders(
  tx: ShopTx,
  orderIds: string[],
  { now, tryAt }: { now: Date; tryAt: Date },
): Promise<void> {
  if (orderIds.length === 0) return
  const sorted = [...new Set(orderIds)].sort()
  await tx.sql`
    INSERT INTO order_fetches (shop_id, order_id, asked_at, try_at)
    SELECT ${tx.shopId}::int, order_id, ${now}::timestamptz, ${tryAt}::timestamptz
    FROM unnest(${sorted}::text[]) order_id
    ON CONFLICT DO NOTHING`
}

/** They came as expected; what has been asked for since stands. */
export async function meetExpectations(tx: ShopTx, orderIds: string[], now: Date): Promise<void> {
  await tx.sql`
    DELETE FROM order_fetches WHERE shop_id = ${tx.shopId} AND order_id = ANY(${orderIds}::text[])
      AND attempts = 0 AND asked_at <= ${now} AND try_at > ${now}`
}

/** Nothing more is coming by the other way: what is still expected is asked for now. */
export async function askForExpected(tx: ShopTx, now: Date): Promise<void> {
  await tx.sql`
    UPDATE order_fetches SET try_at = ${now}
    WHERE shop_id = ${tx.shopId} AND attempts = 0 AND try_at > asked_at + interval '5 minutes'
    RETURNING order_id`
}

/** Nothing more is wanted: what was only expected is forgotten. */
export async function forgetExpected(tx: ShopTx): Promise<void> {
  await tx.sql`
    DELETE FROM order_fetches WHERE shop_id = ${tx.shopId}
      AND attempts = 0 AND try_at > asked_at + interval '5 minutes'`
}

export interface DueFetch {
  orderId: string
  askedAt: Date
  claimedUntil: Date
}

/**
 * Answered. Asked for again since it was claimed, the request stands: the answer may be older than
 * what it was asked for, also where both have the same stamp of business time.
 */
export async function withdrawFetch(tx: ShopTx, claimed: DueFetch): Promise<void> {
  const { orderId, askedAt, claimedUntil } = claimed
  await tx.sql`
    DELETE FROM order_fetches WHERE shop_id = ${tx.shopId} AND order_id = ${orderId}
      AND asked_at = ${askedAt} AND try_at = ${claimedUntil}`
}

/** Claimed for a minute, so that another worker does not ask at the same time. */
export function claimDueFetches(shop: ShopTx, now: Date, limit: number): Promise<DueFetch[]> {
  return shop.sql<DueFetch>`
    UPDATE order_fetches SET try_at = ${now}::timestamptz + interval '1 minute'
    WHERE shop_id = ${shop.shopId} AND order_id IN (
      SELECT order_id FROM order_fetches WHERE shop_id = ${shop.shopId} AND try_at <= ${now}
      ORDER BY try_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
    RETURNING order_id AS "orderId", asked_at AS "askedAt", try_at AS "claimedUntil"`
}

export async function postponeFetch(
  shop: ShopTx,
  { orderId, problem, now }: { orderId: string; problem: string; now: Date },
): Promise<void> {
  await shop.sql`
    UPDATE order_fetches SET attempts = attempts + 1, problem = ${problem},
      try_at = ${now}::timestamptz + least(${firstWaitMs} * power(2, least(attempts, 20)),
        ${longestWaitMs}) * interval '1 millisecond'
    WHERE shop_id = ${shop.shopId} AND order_id = ${orderId}`
}
