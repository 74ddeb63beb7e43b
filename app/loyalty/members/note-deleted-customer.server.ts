// A customer was deleted in Shopify: nothing of their books is zeroed, and a person is told.
import type { ShopTx } from '../../db.server.ts'
import { recordFinding } from '../../findings.server.ts'

/** Heard of again, it changes nothing. */
export async function noteDeletedCustomer(
  shop: ShopTx,
  { customerId, deletedAt, now }: { customerId: string; deletedAt: Date; now: Date },
): Promise<void> {
  const where = { shopId: shop.shopId, customerId, mergedInto: null }
  const member = await shop.db.member.findFirst({ where, select: { id: true } })
  if (!member) return
  await shop.db.member.updateMany({ where: { ...where, deletedAt: null }, data: { deletedAt } })
  const detail = { customerId, memberId: member.id }
  await recordFinding(shop, { kind: 'customer_deleted', subject: customerId, detail }, now)
}
