// What campaigns gave so far, as the books have it: what was taken back again is no part of it.
import type { ShopTx } from '../../db.server.ts'
import { keyOf } from './campaign.ts'
import type { Given } from './given.ts'

/** @returns by campaign; none for those that have given nothing yet. */
export async function readGiven(
  shop: ShopTx,
  campaigns: number[],
): Promise<ReadonlyMap<number, Given>> {
  if (campaigns.length === 0) return new Map()
  const rows = await shop.sql<Given & { campaign: number }>`
    SELECT substr(key, ${keyOf(0).length}::int)::int AS campaign, sum(net)::float8 AS points,
      (count(DISTINCT order_id) FILTER (WHERE net > 0))::int AS orders,
      (count(DISTINCT member_id) FILTER (WHERE net > 0))::int AS members
    FROM (
      SELECT t.key, t.order_id, coalesce(m.merged_into, m.id) AS member_id,
        sum(t.amount * ((t."from" = 'issued')::int - (t."to" = 'issued')::int)) AS net
      FROM transfers t JOIN members m ON m.shop_id = t.shop_id AND m.id = t.member_id
      WHERE t.shop_id = ${shop.shopId} AND t.key LIKE 'campaign:%'
        AND t.key = ANY(${campaigns.map(keyOf)}::text[])
      GROUP BY 1, 2, 3) of_order
    GROUP BY key`
  return new Map(rows.map(({ campaign, ...given }) => [campaign, given]))
}
