// What came of each challenge so far: who is on the way, how often it was reached, what was given.
import type { ShopTx } from '../../../db.server.ts'
import type { ChallengeFigures } from '../../program/challenges/faring.ts'

/** By the id of the challenge; those that nobody has begun are left out. */
export async function readChallengeFigures(
  shop: ShopTx,
  now: Date,
): Promise<Record<string, ChallengeFigures>> {
  const rows = await shop.sql<ChallengeFigures & { id: string }>`
    SELECT challenge_id AS id, count(*) FILTER (WHERE reached_at IS NULL AND count > 0
        AND (until IS NULL OR until > ${now}))::int AS "underWay",
      count(*) FILTER (WHERE reached_at IS NOT NULL)::int AS reached,
      coalesce(sum(points), 0)::float8 AS points
    FROM member_challenges WHERE shop_id = ${shop.shopId} GROUP BY challenge_id`
  return Object.fromEntries(rows.map(({ id, ...figures }) => [id, figures]))
}
