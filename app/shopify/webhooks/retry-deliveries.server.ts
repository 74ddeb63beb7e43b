// Parked or unreadable deliveries are put back into the line, as if they had just come in: after
// the app was updated, or what stood in the way was put right.
import type { ShopTx } from '../../db.server.ts'

/** @param webhookId one of them; all where it is left out. @returns how many are tried again. */
export async function retryDeliveries(shop: ShopTx, webhookId?: string): Promise<number> {
  const rows = await shop.sql`
    WITH again AS (
      UPDATE deliveries SET trouble = NULL, reason = NULL, processed_at = NULL
      WHERE shop_id = ${shop.shopId} AND trouble IS NOT NULL AND body IS NOT NULL
        AND (${webhookId ?? null}::text IS NULL OR webhook_id = ${webhookId ?? null}::text)
      RETURNING seq, webhook_id, topic)
    INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic)
    SELECT ${shop.shopId}::int, seq, webhook_id, topic FROM again RETURNING 1 AS one`
  return rows.length
}

/** Nothing more can be done with it: what it was about is found in other ways, or was looked at. */
export async function dropDelivery(shop: ShopTx, webhookId: string): Promise<void> {
  const { shopId } = shop
  await shop.db.delivery.updateMany({
    where: { shopId, webhookId, NOT: { trouble: null } },
    data: { shopId, trouble: null, body: null },
  })
}
