// An order in trouble is taken up again by asking Shopify for its newest state: whatever stopped it
// is either gone, or is seen and said once more.
import type { ShopDb } from '../../db.server.ts'

/** Asks for the order at once, whether it was parked or its fetch had been put off. */
export async function retryOrder(shop: ShopDb, orderId: string, now: Date): Promise<void> {
  const { shopId } = shop
  await shop.transaction(async (tx) => {
    await tx.db.order.updateMany({
      where: { shopId, id: orderId, parkedReason: { not: null } },
      data: { shopId, parkedReason: null },
    })
    await tx.sql`
      INSERT INTO order_fetches (shop_id, order_id, asked_at, try_at)
      VALUES (${shopId}, ${orderId}, ${now}, ${now})
      ON CONFLICT (shop_id, order_id)
      DO UPDATE SET try_at = EXCLUDED.try_at, attempts = 0, problem = NULL`
  })
}
