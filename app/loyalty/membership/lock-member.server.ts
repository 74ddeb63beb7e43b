// The lock that everything takes which decides by a member’s own history.
import type { ShopTx } from '../../db.server.ts'

/**
 * One change of a member at a time, as of their books.
 * @returns whether there is such a member, who was not forgotten.
 */
export async function lockMember(tx: ShopTx, memberId: string): Promise<boolean> {
  const rows = await tx.sql<{ isHere: boolean }>`
    SELECT m.customer_id IS NOT NULL AS "isHere" FROM member_states s
    JOIN members m ON m.shop_id = s.shop_id AND m.id = s.member_id
    WHERE s.shop_id = ${tx.shopId} AND s.member_id = ${memberId}::uuid FOR NO KEY UPDATE OF s`
  return rows[0]?.isHere ?? false
}
