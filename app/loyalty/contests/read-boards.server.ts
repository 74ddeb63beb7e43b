// What pages show of the best: their places, their nicknames and their points. Whoever left, took
// their name away or had it taken down keeps a place without a name.
import type { ShopTx } from '../../db.server.ts'
import type { Contest, ShownLine } from './contest.ts'

export function readBoards(shop: ShopTx, contests: Contest[]): Promise<ShownLine[]> {
  const lines = contests.flatMap(({ id, board }) => board.map((one) => ({ ...one, contestId: id })))
  if (lines.length === 0) return Promise.resolve([])
  return shop.sql<ShownLine>`
    SELECT (b->>'contestId') AS "contestId", (b->>'place')::int AS place, n.nickname AS name,
      (b->>'score')::int AS score, coalesce(r.points, 0) AS prize
    FROM jsonb_array_elements(${JSON.stringify(lines)}::jsonb) WITH ORDINALITY lines (b, line)
    LEFT JOIN contest_entrants e ON e.shop_id = ${shop.shopId}
      AND e.contest_id = (b->>'contestId')::uuid AND e.member_id = (b->>'memberId')::uuid
    LEFT JOIN nicknames n ON n.shop_id = e.shop_id AND n.member_id = e.member_id
      AND n.hidden_at IS NULL
    LEFT JOIN contest_results r ON r.shop_id = ${shop.shopId}
      AND r.contest_id = (b->>'contestId')::uuid AND r.member_id = (b->>'memberId')::uuid
    ORDER BY line`
}

/** Who of these members takes part in which. */
export function readEntries(
  shop: ShopTx,
  { contestIds, memberIds }: { contestIds: string[]; memberIds: string[] },
): Promise<{ contestId: string; memberId: string }[]> {
  return shop.sql`
    SELECT contest_id::text AS "contestId", member_id::text AS "memberId" FROM contest_entrants
    WHERE shop_id = ${shop.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND contest_id = ANY(${contestIds}::uuid[])`
}
