// What two people did who turned out to be one: limits are about both together from then on, and
// days on which either came by are theirs. Either's link leads to the one that was kept.
import type { ShopTx } from '../../db.server.ts'

/** Both are locked by the caller. */
export async function mergeDeeds(
  tx: ShopTx,
  { old, kept }: { old: string; kept: string },
): Promise<void> {
  await tx.sql`
    UPDATE deeds SET member_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`
    INSERT INTO visit_days (shop_id, member_id, day)
    SELECT shop_id, ${kept}::uuid, day FROM visit_days
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid
    ON CONFLICT DO NOTHING RETURNING 1 AS one`
  await tx.sql`
    DELETE FROM visit_days
    WHERE shop_id = ${tx.shopId} AND member_id = ${old}::uuid RETURNING 1 AS one`
}
