// Which members may be somebody's friend, by all that is kept of them: a referral, an order with a
// code, or a code that they typed.
import type { ShopTx } from '../../../db.server.ts'

export async function listFriendsAmong(tx: ShopTx, memberIds: string[]): Promise<string[]> {
  if (memberIds.length === 0) return []
  const rows = await tx.sql<{ id: string }>`
    SELECT friend_id::text AS id FROM referrals
    WHERE shop_id = ${tx.shopId} AND friend_id = ANY(${memberIds}::uuid[])
    UNION
    SELECT member_id::text FROM orders
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND snapshot ? 'referralCode'
    UNION
    SELECT member_id::text FROM facts
    WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
      AND kind = 'friend_code'`
  return rows.map(({ id }) => id)
}
