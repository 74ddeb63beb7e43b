// Whose the members are that a page names, to ask the vendor for their names.
import type { ShopTx } from '../../db.server.ts'

/** From ours of members to the vendor's ids of customers; those who were forgotten are missing. */
export async function readCustomerIds(
  shop: ShopTx,
  memberIds: string[],
): Promise<Map<string, string>> {
  const rows = await shop.db.member.findMany({
    where: { shopId: shop.shopId, id: { in: memberIds } },
    select: { id: true, customerId: true },
  })
  return new Map(rows.flatMap(({ id, customerId }) => (customerId ? [[id, customerId]] : [])))
}
