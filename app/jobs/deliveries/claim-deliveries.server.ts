// Deliveries about orders and customers, taken out of the line by row locks: another worker passes
// over them, and a worker that dies, or rolls back, gives them back.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { type ClaimedDelivery, settledTopics, type Taken } from './read-delivery.ts'

export interface Claim {
  /** Only of these places; the oldest ones where it is null. */
  among: number[] | null
  limit: number
  now: Date
}

/** They no longer wait: what cannot be settled is given back, or set aside. */
export async function claimDeliveries(
  tx: ShopTx,
  { among, limit, now }: Claim,
): Promise<ClaimedDelivery[]> {
  const rows = among
    ? await tx.sql<ClaimedDelivery>`
        WITH taken AS (
          DELETE FROM waiting_deliveries WHERE shop_id = ${tx.shopId} AND seq IN (
            SELECT seq FROM waiting_deliveries
            WHERE shop_id = ${tx.shopId} AND seq = ANY(${among}::bigint[]) FOR UPDATE SKIP LOCKED)
          RETURNING seq, webhook_id)
        SELECT taken.seq::float8 AS place, d.webhook_id AS "webhookId", d.topic,
          convert_from(d.body, 'UTF8') AS body
        FROM taken CROSS JOIN LATERAL (SELECT * FROM deliveries
          WHERE shop_id = ${tx.shopId} AND webhook_id = taken.webhook_id OFFSET 0) d`
    : await tx.sql<ClaimedDelivery>`
        SELECT place, webhook_id AS "webhookId", topic, convert_from(body, 'UTF8') AS body
        FROM take_deliveries(p_shop_id => ${tx.shopId}::int, p_topics => ${settledTopics}::text[],
          p_limit => ${limit}::int, p_now => ${now}::timestamptz)`
  return rows.sort((one, other) => one.place - other.place)
}

/** Of those that were claimed in the same transaction. */
export async function giveBack(tx: ShopTx, taken: Taken[]): Promise<void> {
  if (taken.length === 0) return
  const places = taken.map(({ place }) => place)
  const webhookIds = taken.map(({ webhookId }) => webhookId)
  const topics = taken.map(({ topic }) => topic)
  await tx.sql`
    INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic)
    SELECT ${tx.shopId}::int, seq, webhook_id, topic
    FROM unnest(${places}::bigint[], ${webhookIds}::text[], ${topics}::text[])
      one (seq, webhook_id, topic) RETURNING 1 AS one`
}

/** Takes one out of the line. @returns its id; null where somebody else has it, or it is done. */
export async function takeDelivery(tx: ShopTx, place: number): Promise<string | null> {
  const rows = await tx.sql<{ webhookId: string }>`
    DELETE FROM waiting_deliveries WHERE shop_id = ${tx.shopId} AND seq IN (
      SELECT seq FROM waiting_deliveries
      WHERE shop_id = ${tx.shopId} AND seq = ${place}::bigint FOR UPDATE SKIP LOCKED)
    RETURNING webhook_id AS "webhookId"`
  return rows[0]?.webhookId ?? null
}

/** @returns the places of the oldest. */
export async function listWaiting(shop: ShopDb, limit: number): Promise<number[]> {
  const rows = await shop.sql<{ place: number }>`
    SELECT seq::float8 AS place FROM waiting_deliveries
    WHERE shop_id = ${shop.shopId} AND topic = ANY(${settledTopics}::text[])
    ORDER BY seq LIMIT ${limit}::int`
  return rows.map((row) => row.place)
}

export interface SetAside {
  webhookId: string
  trouble: 'parked' | 'unreadable'
  reason: string
}

const longestReason = 300

/** One that was taken: it waits for a person now. */
export async function setAside(
  tx: ShopTx,
  { webhookId, trouble, reason }: SetAside,
  now: Date,
): Promise<void> {
  await tx.sql`
    UPDATE deliveries SET trouble = ${trouble}, reason = ${reason.slice(0, longestReason)},
      processed_at = ${now}::timestamptz
    WHERE shop_id = ${tx.shopId} AND webhook_id = ${webhookId} RETURNING 1 AS one`
}
