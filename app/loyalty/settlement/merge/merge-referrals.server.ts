// Whom they sent, and who sent them, is the kept member's. Of two referrals that say who sent them
// one stays: what was given or decided before what still waits. What that comes to follows from all
// of their orders together; whoever turns out to have sent themselves is found there.
import type { ShopTx } from '../../../db.server.ts'
import { keepReferrals } from '../referrals/keep-referrals.server.ts'

interface Merged {
  old: string
  kept: string
}

export async function mergeReferrals(tx: ShopTx, { old, kept }: Merged, now: Date): Promise<void> {
  await tx.sql`
    DELETE FROM referrals r WHERE r.shop_id = ${tx.shopId}
      AND r.friend_id = (SELECT friend_id FROM referrals
        WHERE shop_id = r.shop_id AND friend_id IN (${old}::uuid, ${kept}::uuid)
        ORDER BY (state IN ('held', 'undoing'))::int + (decided_by IS NOT NULL)::int,
          friend_id = ${kept}::uuid LIMIT 1)
      AND (SELECT count(*) FROM referrals
        WHERE shop_id = r.shop_id AND friend_id IN (${old}::uuid, ${kept}::uuid)) = 2
    RETURNING 1 AS one`
  await tx.sql`
    UPDATE referrals SET friend_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND friend_id = ${old}::uuid RETURNING 1 AS one`
  await tx.sql`
    UPDATE referrals SET referrer_id = ${kept}::uuid
    WHERE shop_id = ${tx.shopId} AND referrer_id = ${old}::uuid RETURNING 1 AS one`
  const rows = await tx.sql<{ id: string }>`
    SELECT friend_id::text AS id FROM referrals
    WHERE shop_id = ${tx.shopId} AND friend_id = ${kept}::uuid
    UNION
    SELECT member_id::text FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ${kept}::uuid AND snapshot ? 'referralCode'
    UNION
    SELECT member_id::text FROM facts
    WHERE shop_id = ${tx.shopId} AND member_id = ${kept}::uuid AND kind = 'friend_code'`
  await keepReferrals(
    tx,
    rows.map(({ id }) => id),
    now,
  )
}
