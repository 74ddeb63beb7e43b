// A day on which a member came by. Those that no row can reach any more go.
import type { ShopTx } from '../../db.server.ts'

/** The longest row is sixty weeks. */
const keptDays = 500

/**
 * @param day such as "2026-02-28", by the shop's clock.
 * @returns whether it is the first visit of that day.
 */
export async function keepVisit(
  tx: ShopTx,
  { memberId, day }: { memberId: string; day: string },
): Promise<boolean> {
  const kept = await tx.sql<{ one: number }>`
    INSERT INTO visit_days (shop_id, member_id, day)
    VALUES (${tx.shopId}, ${memberId}::uuid, ${day}::date)
    ON CONFLICT DO NOTHING RETURNING 1 AS one`
  if (kept.length === 0) return false
  await tx.sql`
    DELETE FROM visit_days WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid
      AND day < ${day}::date - ${keptDays}::int RETURNING 1 AS one`
  return true
}

interface Visit {
  memberId: string
  day: string
}

export function listVisits(shop: ShopTx, memberIds: string[]): Promise<Visit[]> {
  return shop.sql<Visit>`
    SELECT member_id::text AS "memberId", day::text FROM visit_days
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])`
}
