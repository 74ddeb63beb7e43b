// Deliveries about orders and customers, claimed by row locks: another worker passes over them, and
// a worker that dies gives them back.
import type { ShopTx } from '../../db.server.ts'
import { type ClaimedDelivery, settledTopics } from './read-delivery.ts'

/** @param among only of these; the oldest ones where it is null. */
export function claimDeliveries(
  tx: ShopTx,
  { among, limit }: { among: string[] | null; limit: number },
): Promise<ClaimedDelivery[]> {
  return among
    ? tx.sql<ClaimedDelivery>`
        SELECT webhook_id AS "webhookId", topic, convert_from(body, 'UTF8') AS body
        FROM deliveries WHERE shop_id = ${tx.shopId} AND webhook_id = ANY(${among}::text[])
          AND state = 'new' ORDER BY seq FOR UPDATE SKIP LOCKED`
    : tx.sql<ClaimedDelivery>`
        SELECT webhook_id AS "webhookId", topic, convert_from(body, 'UTF8') AS body
        FROM deliveries WHERE shop_id = ${tx.shopId} AND state = 'new'
          AND topic = ANY(${settledTopics}::text[])
        ORDER BY seq LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`
}

export async function listWaiting(shop: ShopTx, limit: number): Promise<string[]> {
  const rows = await shop.sql<{ webhookId: string }>`
    SELECT webhook_id AS "webhookId" FROM deliveries
    WHERE shop_id = ${shop.shopId} AND state = 'new' AND topic = ANY(${settledTopics}::text[])
    ORDER BY seq LIMIT ${limit}::int`
  return rows.map((row) => row.webhookId)
}

export async function finishDeliveries(tx: ShopTx, webhookIds: string[], now: Date): Promise<void> {
  if (webhookIds.length === 0) return
  await tx.sql`
    UPDATE deliveries SET state = 'done', processed_at = ${now}::timestamptz, reason = NULL
    WHERE shop_id = ${tx.shopId} AND webhook_id = ANY(${webhookIds}::text[])`
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
