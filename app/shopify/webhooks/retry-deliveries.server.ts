// Parked or unreadable deliveries are put back into the line, as if they had just come in: after
// the app was updated, or what stood in the way was put right.
import type { ShopTx } from '../../db.server.ts'

/** @param webhookId one of them; all where it is left out. @returns how many are tried again. */
export async function retryDeliveries(shop: ShopTx, webhookId?: string): Promise<number> {
  const { count } = await shop.db.delivery.updateMany({
    where: {
      shopId: shop.shopId,
      webhookId,
      state: { in: ['parked', 'unreadable'] },
      body: { not: null },
    },
    data: { shopId: shop.shopId, state: 'new', reason: null, attempts: 0 },
  })
  return count
}

/** Nothing more can be done with it: what it was about is found in other ways, or was looked at. */
export async function dropDelivery(shop: ShopTx, webhookId: string): Promise<void> {
  const { shopId } = shop
  await shop.db.delivery.updateMany({
    where: { shopId, webhookId, state: { in: ['parked', 'unreadable'] } },
    data: { shopId, state: 'done', body: null },
  })
}
