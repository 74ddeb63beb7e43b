// The setup guide is shown until somebody puts it away, for the whole shop.
import type { ShopTx } from '../../db.server.ts'

/** The merchant has seen the setup guide and does not want it any more. */
export async function dismissGuide(shop: ShopTx, now: Date): Promise<void> {
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { guideDismissedAt: now } })
}

/** They want it after all. */
export async function bringGuideBack(shop: ShopTx): Promise<void> {
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { guideDismissedAt: null } })
}
