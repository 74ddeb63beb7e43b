// What is pending waits for the day that its order said last: a lot that missed it would mature too
// early, too late, or never.
import type { ShopTx } from '../../db.server.ts'
import type { Found } from '../kernel/difference.ts'

/**
 * What had matured when its order was settled last stays as it was. Days are told in seconds since
 * 1970; 0: none is known.
 */
export function compareDays(shop: ShopTx): Promise<Found[]> {
  return shop.sql<Found>`
    SELECT concat_ws(' ', 'lot', l.id) AS subject,
      coalesce(extract(epoch FROM l.available_at), 0)::float8 AS found,
      coalesce(extract(epoch FROM e.available_at), 0)::float8 AS expected
    FROM lots l JOIN orders o ON o.shop_id = l.shop_id AND o.id = l.order_id
    CROSS JOIN LATERAL (
      SELECT (value->>'availableAt')::timestamptz(3) AS available_at
      FROM jsonb_array_elements(o.evaluation->'effects')
      JOIN members m ON m.shop_id = o.shop_id AND m.id = (value->>'memberId')::uuid
      WHERE value->>'key' = l.key AND coalesce(m.merged_into, m.id) = l.member_id) e
    WHERE l.shop_id = ${shop.shopId} AND l.pending_left > 0
      AND (l.available_at IS NULL OR l.available_at > o.settled_at)
      AND l.available_at IS DISTINCT FROM e.available_at ORDER BY l.id`
}
