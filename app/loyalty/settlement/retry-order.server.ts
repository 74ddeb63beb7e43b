// A parked order is taken up again by asking Shopify for its newest state: whatever stopped it is
// either gone, or is seen and said once more.
import type { ShopTx } from '../../db.server.ts'
import { requestFetches } from './request-fetches.server.ts'

/** @returns false for an order that is neither parked nor waiting to be asked for. */
export async function retryOrder(shop: ShopTx, orderId: string, now: Date): Promise<boolean> {
  const waiting = await shop.sql`
    SELECT 1 AS one FROM orders
    WHERE shop_id = ${shop.shopId} AND id = ${orderId} AND parked_reason IS NOT NULL
    UNION ALL
    SELECT 1 FROM order_fetches WHERE shop_id = ${shop.shopId} AND order_id = ${orderId}`
  if (waiting.length === 0) return false
  await requestFetches(shop, [orderId], now)
  return true
}
