// What waits for those who are not in: earned as if they were, and theirs if they join in time.
import type { ShopTx } from '../../db.server.ts'

export interface Waiting {
  points: number
  /** When the first of it is lost. */
  until: string
}

const longestDays = 365

/** @returns only those for whom points wait; stamps that wait beside them are not counted. */
export async function readWaiting(
  shop: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<Map<string, Waiting>> {
  if (memberIds.length === 0) return new Map()
  const rows = await shop.sql<{ memberId: string; points: number; until: Date }>`
    SELECT member_id::text AS "memberId", sum(points)::int AS points, min(until) AS until
    FROM (SELECT member_id, (evaluation->'waiting'->>'points')::int AS points,
        (evaluation->'waiting'->>'until')::timestamptz AS until
      FROM orders
      WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
        AND processed_at >= ${now}::timestamptz - make_interval(days => ${longestDays}::int)
        AND evaluation ? 'waiting') w
    WHERE until > ${now} GROUP BY member_id HAVING sum(points) > 0`
  return new Map(
    rows.map(({ memberId, points, until }) => [memberId, { points, until: until.toISOString() }]),
  )
}
