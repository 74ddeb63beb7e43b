// The language that the whole shop reads the app in, where it is not to follow Shopify's admin.
import type { ShopTx } from '../../db.server.ts'

/** @param language one of ours; null: as Shopify's admin is, person by person. */
export async function chooseLanguage(shop: ShopTx, language: string | null): Promise<void> {
  await shop.db.shop.update({ where: { id: shop.shopId }, data: { language } })
}
