// Compares transfers with what caused them, where the cause is kept for itself: whoever changes the
// one by hand has not changed the other.
import type { ShopTx } from '../../db.server.ts'
import type { Found } from '../kernel/difference.ts'

export function compareHolds(shop: ShopTx) {
  return shop.sql<Found>`
    WITH held AS (
      SELECT redemption_id, sum(amount)::int AS amount FROM transfers
      WHERE shop_id = ${shop.shopId} AND redemption_id IS NOT NULL AND "to" = 'held' GROUP BY 1)
    SELECT concat_ws(' ', 'redemption', redemption_id) AS subject,
      coalesce(r.points, 0) AS found, coalesce(h.amount, 0) AS expected
    FROM held h FULL JOIN (
      SELECT id AS redemption_id, points FROM redemptions WHERE shop_id = ${shop.shopId}) r
      USING (redemption_id)
    WHERE coalesce(r.points, 0) <> coalesce(h.amount, 0) ORDER BY 1`
}

export function compareAdjustments(shop: ShopTx) {
  return shop.sql<Found>`
    WITH moved AS (
      SELECT key, sum(amount * (("from" = 'adjusted')::int - ("to" = 'adjusted')::int))::int
        AS amount
      FROM transfers
      WHERE shop_id = ${shop.shopId} AND ("from" = 'adjusted' OR "to" = 'adjusted') GROUP BY 1),
    said AS (
      SELECT key, (data->>'points')::int AS amount FROM facts
      WHERE shop_id = ${shop.shopId} AND kind = 'adjustment')
    SELECT key AS subject, coalesce(m.amount, 0) AS found, coalesce(s.amount, 0) AS expected
    FROM moved m FULL JOIN said s USING (key)
    WHERE coalesce(m.amount, 0) <> coalesce(s.amount, 0) ORDER BY 1`
}
