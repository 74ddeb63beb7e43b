// What a paid membership has saved its holder within a term, in money: points that rules for paid
// members gave, and what vouchers of rewards for paid members took off orders. Both follow from the
// stored orders as they are by now: what was refunded is given back, and saves nothing.
import type { ShopTx } from '../../db.server.ts'
import type { Term } from './terms.ts'

export interface Saved {
  points: number
  discountsMinor: number
}

export async function readSaved(
  shop: ShopTx,
  { memberId, term }: { memberId: string; term: Term },
): Promise<Saved> {
  const { orderId } = term
  const from = new Date(term.from)
  const until = new Date(term.until ?? '9999-12-31')
  const [row] = await shop.sql<Saved>`
    WITH placed AS (
      SELECT snapshot, evaluation, member_id FROM orders
      WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid
        -- The order that buys it is a paid member's, whenever it is paid.
        AND (id = ${orderId} OR (processed_at >= ${from} AND processed_at <= ${until})))
    SELECT
      (SELECT coalesce(sum((effect->>'quantity')::int), 0)::int
        FROM placed, jsonb_array_elements(evaluation->'effects') effect
        WHERE effect->>'asset' = 'points' AND effect->'because' ? 'paidMember') AS points,
      (SELECT coalesce(sum((discount->>'amountMinor')::int), 0)::int
        FROM placed, jsonb_array_elements(snapshot->'lines') line,
          jsonb_array_elements(line->'discounts') discount
        WHERE (line->>'currentQuantity')::int > 0 AND EXISTS (SELECT 1 FROM redemptions r
          WHERE r.shop_id = ${shop.shopId} AND r.member_id = placed.member_id
            AND upper(r.code) = upper(discount->>'code')
            AND r.reward->>'paidMembersOnly' = 'true')) AS "discountsMinor"`
  return row ?? { points: 0, discountsMinor: 0 }
}
