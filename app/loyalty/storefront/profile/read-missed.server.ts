// Points that were given so that somebody comes back, as far as they are not spent and not over.
import type { ShopTx } from '../../../db.server.ts'
import type { Missed } from '../member-state.ts'

/** By member; those who have none are left out. */
export async function readMissed(
  shop: ShopTx,
  memberIds: string[],
  now: Date,
): Promise<ReadonlyMap<string, Missed>> {
  const rows = await shop.sql<{ memberId: string; points: number; until: Date }>`
    SELECT l.member_id::text AS "memberId", sum(l.available_left)::int AS points,
      min(l.expires_at) AS until
    FROM unnest(${memberIds}::uuid[]) AS one (id)
    CROSS JOIN LATERAL (SELECT * FROM lots
      WHERE shop_id = ${shop.shopId} AND member_id = one.id AND key LIKE 'winback/%'
        AND order_id IS NULL AND available_left > 0 AND expires_at > ${now} OFFSET 0) l
    GROUP BY l.member_id`
  return new Map(
    rows.map(({ memberId, points, until }) => [memberId, { points, until: until.toISOString() }]),
  )
}
