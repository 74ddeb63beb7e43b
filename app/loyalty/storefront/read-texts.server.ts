// What a merchant says in their own words, as the public program carries it.
import type { ShopTx } from '../../db.server.ts'
import { isLanguage } from '../explain/languages.ts'
import { findTextField, type StorefrontTexts } from './texts.ts'

/** Texts whose key a later version no longer has are left out. */
export async function readTexts(shop: ShopTx): Promise<StorefrontTexts> {
  const rows = await shop.db.storefrontText.findMany({ where: { shopId: shop.shopId } })
  const texts: StorefrontTexts = {}
  for (const { language, key, text } of rows) {
    if (!isLanguage(language) || !findTextField(key)) continue
    texts[language] = { ...texts[language], [key]: text }
  }
  return texts
}
