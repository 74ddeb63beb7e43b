// Which customers these members are, so that somebody can be asked for their names.
import type { ShopTx } from '../../db.server.ts'

/** Null: the member was forgotten. Members of another shop are not in the answer. */
export async function readCustomerIds(
  shop: ShopTx,
  memberIds: string[],
): Promise<Map<string, string | null>> {
  const rows = await shop.db.member.findMany({
    where: { shopId: shop.shopId, id: { in: memberIds } },
    select: { id: true, customerId: true },
  })
  return new Map(rows.map(({ id, customerId }) => [id, customerId]))
}
