// Deliveries about orders and customers, claimed by row locks: another worker passes over them, and
// a worker that dies gives them back.
import type { ShopTx } from '../../db.server.ts'
import { type ClaimedDelivery, settledTopics } from './read-delivery.ts'

/** @param among only of these; the oldest ones where it is null. */
export async function claimDeliveries(
  tx: ShopTx,
  { among, limit }: { among: string[] | null; limit: number },
): Promise<ClaimedDelivery[]> {
  const rows = among
    ? await tx.sql<PlacedDelivery>`
        SELECT seq::float8 AS place, webhook_id AS "webhookId", topic,
          convert_from(body, 'UTF8') AS body
        FROM deliveries WHERE shop_id = ${tx.shopId} AND webhook_id = ANY(${among}::text[])
          AND state = 'new' FOR UPDATE SKIP LOCKED`
    : await tx.sql<PlacedDelivery>`
        SELECT one.place, d.webhook_id AS "webhookId", d.topic, convert_from(d.body, 'UTF8') AS body
        FROM claim_deliveries(p_shop_id => ${tx.shopId}::int,
          p_topics => ${settledTopics}::text[], p_limit => ${limit}::int) one
        CROSS JOIN LATERAL (SELECT * FROM deliveries
          WHERE shop_id = ${tx.shopId} AND webhook_id = one.webhook_id OFFSET 0) d`
  return rows.sort((one, other) => one.place - other.place)
}

interface PlacedDelivery extends ClaimedDelivery {
  place: number
}

export async function listWaiting(shop: ShopTx, limit: number): Promise<string[]> {
  const rows = await shop.sql<{ webhookId: string }>`
    SELECT webhook_id AS "webhookId" FROM deliveries
    WHERE shop_id = ${shop.shopId} AND state = 'new' AND topic = ANY(${settledTopics}::text[])
    ORDER BY seq LIMIT ${limit}::int`
  return rows.map((row) => row.webhookId)
}

/** Of those that were claimed: nobody else changes them, so that each is where it was found. */
export async function finishDeliveries(tx: ShopTx, webhookIds: string[], now: Date): Promise<void> {
  if (webhookIds.length === 0) return
  await tx.sql`
    SELECT ${tx.shopId}::int AS shop_id, finish_deliveries(p_shop_id => ${tx.shopId}::int,
      p_now => ${now}::timestamptz, p_webhook_ids => ${webhookIds}::text[])::text`
}

export interface SetAside {
  webhookId: string
  state: 'parked' | 'unreadable'
  reason: string
}

const longestReason = 300

export async function setAside(tx: ShopTx, { webhookId, state, reason }: SetAside, now: Date) {
  await tx.sql`
    UPDATE deliveries SET state = ${state}, reason = ${reason.slice(0, longestReason)},
      attempts = attempts + 1, processed_at = ${now}::timestamptz
    WHERE shop_id = ${tx.shopId} AND webhook_id = ${webhookId} AND state = 'new'`
}
