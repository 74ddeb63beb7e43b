// The newest order that earned points: whether the merchant's own try has arrived.
import type { ShopTx } from '../../../db.server.ts'
import type { Earning } from './earning.ts'

export async function readNewestEarning(shop: ShopTx): Promise<Earning | null> {
  const { shopId } = shop
  const rows = await shop.sql<Earning>`
    WITH newest AS (
      SELECT order_id FROM transfers
      WHERE shop_id = ${shopId} AND order_id IS NOT NULL AND asset = 'points' AND "from" = 'issued'
      ORDER BY id DESC LIMIT 1)
    SELECT o.id AS "orderId", o.name,
      sum(CASE WHEN t."from" = 'issued' THEN t.amount WHEN t."to" = 'issued' THEN -t.amount
        ELSE 0 END)::int AS points
    FROM newest n JOIN orders o ON o.shop_id = ${shopId} AND o.id = n.order_id
      JOIN transfers t ON t.shop_id = ${shopId} AND t.order_id = n.order_id AND t.asset = 'points'
    GROUP BY o.id, o.name`
  return rows[0] ?? null
}
