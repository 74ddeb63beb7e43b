// Orders by the names that people know them by, with or without the sign before the number; also
// those of nobody, and those that earned nothing.
import type { ShopTx } from '../../../db.server.ts'
import type { FoundOrder } from './order-statement.ts'

const mostFound = 5

export async function findOrders(shop: ShopTx, search: string): Promise<FoundOrder[]> {
  if (!/\d/.test(search)) return []
  const names = [search, `#${search}`]
  return shop.sql<FoundOrder>`
    SELECT id, name, processed_at AS "processedAt",
      (SELECT coalesce(sum((effect->>'quantity')::int), 0)::int
        FROM jsonb_array_elements(evaluation->'effects') effect
        WHERE effect->>'asset' = 'points') AS points
    FROM orders WHERE shop_id = ${shop.shopId} AND name = ANY(${names}::text[])
    ORDER BY processed_at DESC LIMIT ${mostFound}`
}
