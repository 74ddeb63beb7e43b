// Who holds the paid membership, as it follows from their orders.
import type { ShopTx } from '../../db.server.ts'
import { type Term, termAt } from './terms.ts'

/** By member, the terms that are left; nobody is left out who ever bought one. */
export async function readHoldings(
  shop: ShopTx,
  memberIds: string[],
): Promise<Map<string, Term[]>> {
  const rows = await shop.db.planHolding.findMany({
    where: { shopId: shop.shopId, memberId: { in: memberIds } },
  })
  return new Map(rows.map(({ memberId, terms }) => [memberId, terms as unknown as Term[]]))
}

export async function holdsPlan(shop: ShopTx, memberId: string, now: Date): Promise<boolean> {
  const holdings = await readHoldings(shop, [memberId])
  return termAt(holdings.get(memberId) ?? [], now.getTime()) !== null
}

/** How many pay now. */
export async function countHolders(shop: ShopTx, now: Date): Promise<number> {
  return shop.db.planHolding.count({
    where: {
      shopId: shop.shopId,
      heldFrom: { not: null },
      OR: [{ heldUntil: null }, { heldUntil: { gte: now } }],
    },
  })
}
