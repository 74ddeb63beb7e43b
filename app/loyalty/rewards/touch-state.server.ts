// Postings ask for the storefront to be written by themselves; this is for what is no posting.
import type { ShopTx } from '../../db.server.ts'

/** What the storefront shows of this member has changed without a posting: write it again. */
export async function touchState(tx: ShopTx, memberId: string): Promise<void> {
  await tx.sql`
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid RETURNING 1 AS one`
}
