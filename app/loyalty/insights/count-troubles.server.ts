// The one number of Health that the home page shows.
import type { ShopTx } from '../../db.server.ts'

/** How many things on the Health page wait for a person. */
export async function countTroubles(shop: ShopTx): Promise<number> {
  const { shopId } = shop
  const counts = await Promise.all([
    shop.db.delivery.count({ where: { shopId, state: { in: ['parked', 'unreadable'] } } }),
    shop.db.order.count({ where: { shopId, parkedReason: { not: null } } }),
    shop.db.redemption.count({ where: { shopId, status: 'in_doubt' } }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}
