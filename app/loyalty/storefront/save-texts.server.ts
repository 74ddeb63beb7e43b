// Keeps a merchant's own words for one language and has the storefront written again. Two people
// editing at once is seen by what each of them started from, as with the draft.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { readTexts } from './read-texts.server.ts'
import { rewriteStates } from './rewrite-states.server.ts'
import { checkTexts, type TextsToCheck } from './texts.ts'

export interface TextsToSave extends TextsToCheck {
  /** What was there when the editing began. */
  before: Record<string, string>
  now: Date
}

/**
 * The language's texts are these afterwards, and no others; an empty one leaves it to the language.
 * @returns `texts_invalid` (details: key → problem), or `texts_changed`.
 */
export function saveTexts(shop: ShopDb, save: TextsToSave): Promise<Result<null>> {
  const { language, now } = save
  const checked = checkTexts(save)
  if (!checked.isValid) return Promise.resolve(refuse('texts_invalid', checked.problems))
  const rows = Object.entries(checked.texts).map(([key, text]) => ({
    shopId: shop.shopId,
    language,
    key,
    text,
    updatedAt: now,
  }))
  return shop.transaction(async (tx) => {
    if (!(await isUnchanged(tx, save))) return refuse('texts_changed')
    await tx.db.storefrontText.deleteMany({ where: { shopId: tx.shopId, language } })
    await tx.db.storefrontText.createMany({ data: rows })
    // What points are called also stands in the reasons of the members' histories.
    await rewriteStates(tx)
    return accept(null)
  })
}

async function isUnchanged(tx: ShopTx, { language, before }: TextsToSave): Promise<boolean> {
  // One save at a time: a second one reads what the first has written.
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR UPDATE`
  const texts = await readTexts(tx)
  return inOrder(texts[language as keyof typeof texts] ?? {}) === inOrder(before)
}

const inOrder = (texts: Record<string, string>) => JSON.stringify(Object.entries(texts).sort())
