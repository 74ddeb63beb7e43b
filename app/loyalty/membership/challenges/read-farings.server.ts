// How members fare with the challenges, for many members at once.
import type { ShopTx } from '../../../db.server.ts'
import type { Faring } from '../../program/challenges/faring.ts'

type Row = Faring & { memberId: string }

/** @returns only those who have begun any. */
export async function readFarings(
  shop: ShopTx,
  memberIds: string[],
): Promise<Map<string, Faring[]>> {
  const rows = await shop.sql<Row>`
    SELECT member_id::text AS "memberId", challenge_id AS "challengeId", period, badge,
      count::float8 AS count, target::float8 AS target, until, reached_at AS "reachedAt"
    FROM member_challenges
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND (reached_at IS NOT NULL OR count > 0)
    ORDER BY challenge_id, period`
  return Map.groupBy(rows, ({ memberId }) => memberId)
}
