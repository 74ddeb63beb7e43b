// A parked order is taken up again by asking Shopify for its newest state: whatever stopped it is
// either gone, or is seen and said once more.
import type { ShopTx } from '../../db.server.ts'

/** @returns false for an order that is neither known nor parked. */
export async function retryOrder(shop: ShopTx, orderId: string, now: Date): Promise<boolean> {
  const { count } = await shop.db.order.updateMany({
    where: {
      shopId: shop.shopId,
      id: orderId,
      OR: [{ parkedReason: { not: null } }, { fetchAt: { not: null } }],
    },
    data: { shopId: shop.shopId, parkedReason: null, fetchAt: now },
  })
  return count === 1
}
