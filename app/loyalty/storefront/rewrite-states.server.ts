// The beginning of an installation: nothing that was written before can be relied on.
import type { ShopTx } from '../../db.server.ts'

/**
 * Has everything the storefront shows of this shop written once more: after an installation, since
 * what an earlier one had written may be gone with it.
 */
export async function rewriteStates(shop: ShopTx): Promise<void> {
  await shop.db.shop.update({
    where: { id: shop.shopId },
    data: { programRevision: { increment: 1 } },
  })
  await shop.sql`
    UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${shop.shopId} AND member_id IN (
      SELECT id FROM members WHERE shop_id = ${shop.shopId} AND customer_id IS NOT NULL)
    RETURNING 1 AS one`
}
