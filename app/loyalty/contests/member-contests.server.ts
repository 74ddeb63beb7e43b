// The contests of a member as personal data: exported to them, joined where two become one, gone
// when they are forgotten.
import type { ShopTx } from '../../db.server.ts'

export interface StatedContest {
  title: string
  enteredAt: string | null
  place: number | null
  score: number | null
  points: number | null
}

export async function exportContests(shop: ShopTx, memberIds: string[]): Promise<StatedContest[]> {
  const rows = await shop.sql<Omit<StatedContest, 'enteredAt'> & { at: Date | null }>`
    SELECT c.title, e.entered_at AS at, r.place, r.score, r.points
    FROM contests c
    LEFT JOIN contest_entrants e ON e.shop_id = c.shop_id AND e.contest_id = c.id
      AND e.member_id = ANY(${memberIds}::uuid[])
    LEFT JOIN contest_results r ON r.shop_id = c.shop_id AND r.contest_id = c.id
      AND r.member_id = ANY(${memberIds}::uuid[])
    WHERE c.shop_id = ${shop.shopId} AND (e.member_id IS NOT NULL OR r.member_id IS NOT NULL)
    ORDER BY c.starts_at, c.id`
  return rows.map(({ at, ...row }) => ({ ...row, enteredAt: at?.toISOString() ?? null }))
}

/** Whoever is kept takes part where either did; of two results each stays whose it is. */
export async function mergeContests(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
): Promise<void> {
  await tx.sql`
    INSERT INTO contest_entrants (shop_id, contest_id, member_id, entered_at)
    SELECT shop_id, contest_id, ${kept}::uuid, entered_at FROM contest_entrants
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid
    ON CONFLICT DO NOTHING`
  await tx.sql`
    DELETE FROM contest_entrants
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`
    UPDATE contest_results r SET member_id = ${kept}::uuid
    WHERE r.shop_id = ${tx.shopId} AND r.member_id = ${old}::uuid AND NOT EXISTS (
      SELECT 1 FROM contest_results o WHERE o.shop_id = r.shop_id
        AND o.contest_id = r.contest_id AND o.member_id = ${kept}::uuid) RETURNING 1 AS one`
  await countAnew(tx)
}

/** What was given stays in the books and its place taken, by nobody's name. */
export async function forgetContests(tx: ShopTx, memberIds: string[]): Promise<void> {
  const gone = await tx.sql`
    DELETE FROM contest_entrants
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[]) RETURNING 1 AS one`
  if (gone.length > 0) await countAnew(tx)
}

/** One that is being counted now is counted again within a minute. */
export async function countAnew(tx: ShopTx): Promise<void> {
  await tx.sql`UPDATE contests SET board_at = NULL
    WHERE shop_id = ${tx.shopId} AND id IN (SELECT id FROM contests
      WHERE shop_id = ${tx.shopId} AND decided_at IS NULL FOR UPDATE SKIP LOCKED)
    RETURNING 1 AS one`
}
