// What those who take part have earned with orders of the contest's days: each order's points as
// the books have them now, net of refunds. It goes by the members who entered and the indexes of
// their orders and of these orders' transfers, so it costs what they ordered and nothing more.
import type { ShopTx } from '../../db.server.ts'
import type { Contest } from './contest.ts'
import type { Score } from './decide-places.ts'

/** Of all who take part, or of some of them. Whoever took their nickname away does not. */
export function readScores(
  shop: ShopTx,
  { id, startsAt, endsAt }: Pick<Contest, 'id' | 'startsAt' | 'endsAt'>,
  memberIds: string[] | null = null,
): Promise<Score[]> {
  return shop.sql<Score>`
    SELECT e.member_id::text AS "memberId", least(s.score, 2147483647)::int AS score,
      s.reached_at AS "reachedAt"
    FROM contest_entrants e
    JOIN nicknames n ON n.shop_id = e.shop_id AND n.member_id = e.member_id
      AND n.nickname IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT sum(p.net) AS score, max(o.processed_at) FILTER (WHERE p.net > 0) AS reached_at
      FROM (SELECT id, processed_at FROM orders
        WHERE shop_id = ${shop.shopId} AND member_id = e.member_id
          AND processed_at >= ${startsAt} AND processed_at < ${endsAt} OFFSET 0) o
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(CASE WHEN "from" = 'issued' THEN amount
          WHEN "to" = 'issued' THEN -amount END), 0) AS net
        FROM transfers WHERE shop_id = ${shop.shopId} AND order_id = o.id AND asset = 'points'
        OFFSET 0) p) s
    WHERE e.shop_id = ${shop.shopId} AND e.contest_id = ${id}::uuid
      AND (${memberIds}::uuid[] IS NULL OR e.member_id = ANY(${memberIds}::uuid[]))
      AND s.score > 0`
}
