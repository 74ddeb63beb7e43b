// Whoever decides by a balance or a lot locks its member before reading. Locks are taken in sorted
// order, so that two transactions wait for, and never block, one another.
import type { ShopTx } from '../../db.server.ts'

/** Held until the transaction ends. An id that nobody has is passed over. */
export async function lockMembers(tx: ShopTx, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return
  await tx.sql`SELECT 1 AS one FROM lock_members(p_shop_id => ${tx.shopId}::int,
    p_member_ids => ${memberIds}::uuid[])`
}
