// What decides whom a survey is asked: how many paid orders a member has, and what they answered.
import type { ShopTx } from '../../db.server.ts'

export interface AskedOf {
  memberId: string
  /** Ids of the surveys that they answered. */
  answered: string[]
  /** Paid orders that were not called off, counted no further than any survey asks. */
  orders: number
}

/** @returns nobody where no survey is open. */
export function readAskedOf(
  shop: ShopTx,
  { memberIds, now }: { memberIds: string[]; now: Date },
): Promise<AskedOf[]> {
  return shop.sql<AskedOf>`
    WITH open AS MATERIALIZED (
      SELECT id, after_orders FROM surveys WHERE shop_id = ${shop.shopId} AND is_on
        AND (ends_at IS NULL OR ends_at > ${now}))
    SELECT m.id::text AS "memberId", ARRAY(
        SELECT a.survey_id::text FROM survey_answers a
        WHERE a.shop_id = ${shop.shopId} AND a.member_id = m.id
          AND a.survey_id IN (SELECT id FROM open)
        ORDER BY a.survey_id) AS answered, (
        SELECT count(*) FROM (SELECT 1 FROM orders o
          WHERE o.shop_id = ${shop.shopId} AND o.member_id = m.id
            AND o.snapshot->>'cancelledAt' IS NULL
            AND o.snapshot->>'payment' IN ('paid', 'partially_refunded', 'refunded')
          LIMIT (SELECT max(after_orders) FROM open)) counted)::int AS orders
    FROM unnest(${memberIds}::uuid[]) m (id)
    WHERE EXISTS (SELECT 1 FROM open)`
}
