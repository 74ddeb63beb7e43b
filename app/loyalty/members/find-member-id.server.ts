// From the vendor's id of a customer to ours of a member.
import type { ShopTx } from '../../db.server.ts'

/**
 * A customer that was merged into another is that one's member.
 * @returns the member's id, or null where nobody of that customer has reached us yet.
 */
export async function findMemberId(shop: ShopTx, customerId: string): Promise<string | null> {
  const where = { shopId_customerId: { shopId: shop.shopId, customerId } }
  const select = { id: true, mergedInto: true }
  const member = await shop.db.member.findUnique({ where, select })
  return member?.mergedInto ?? member?.id ?? null
}
