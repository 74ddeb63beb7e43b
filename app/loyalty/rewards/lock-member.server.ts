// The lock that every change of a member's redemptions takes first, so that none passes another.
import type { ShopTx } from '../../db.server.ts'

/** Takes the member's row for this transaction: redemptions of one member happen one by one. */
export async function lockMember(tx: ShopTx, memberId: string): Promise<boolean> {
  const rows = await tx.sql<{ id: string }>`
    SELECT member_id::text AS id FROM member_states
    WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid FOR NO KEY UPDATE`
  return rows.length > 0
}
