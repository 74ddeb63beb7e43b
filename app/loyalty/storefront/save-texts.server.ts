// Keeps a merchant's own words for one language and has the storefront written again.
import type { ShopDb } from '../../db.server.ts'
import { rewriteStates } from './rewrite-states.server.ts'

export interface TextsToSave {
  language: string
  /** Checked by `textsSchema`; an empty text leaves it to the language. */
  texts: Record<string, string>
  now: Date
}

/** The language's texts are these afterwards, and no others. */
export function saveTexts(shop: ShopDb, { language, texts, now }: TextsToSave): Promise<void> {
  const rows = Object.entries(texts)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({ shopId: shop.shopId, language, key, text, updatedAt: now }))
  return shop.transaction(async (tx) => {
    await tx.db.storefrontText.deleteMany({ where: { shopId: tx.shopId, language } })
    await tx.db.storefrontText.createMany({ data: rows })
    // What points are called also stands in the reasons of the members' histories.
    await rewriteStates(tx)
  })
}
