// Reading and saving what a shop offers. What was offered before keeps its terms.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { type OfferSettings, offerSettingsSchema } from './offer-settings.ts'

/** @returns null where nothing was ever saved. */
export async function readOfferSettings(shop: ShopTx): Promise<OfferSettings | null> {
  const row = await shop.db.personalOfferSettings.findUnique({ where: { shopId: shop.shopId } })
  return row && offerSettingsSchema.parse(row.settings)
}

/** @param form as it came from outside. Refuses offers_invalid (details: field → problem). */
export async function saveOfferSettings(
  shop: ShopDb,
  { form, now }: { form: unknown; now: Date },
): Promise<Result<void>> {
  const checked = checkFields(offerSettingsSchema, form)
  if (!checked.isValid) return refuse('offers_invalid', checked.problems)
  const { settings } = checked
  const { shopId } = shop
  return shop.transaction(async (tx) => {
    const data = { settings, isOn: settings.isOn, savedAt: now }
    const create = { shopId, ...data }
    await tx.db.personalOfferSettings.upsert({ where: { shopId }, create, update: data })
    await tx.db.shop.update({ where: { id: shopId }, data: { programRevision: { increment: 1 } } })
    return accept(undefined)
  })
}

/** Whether the shop's pages have to know what to say of them: some may be open after the end. */
export async function showsOffers(shop: ShopTx): Promise<boolean> {
  const [row] = await shop.sql<{ shows: boolean }>`
    SELECT is_on OR EXISTS (SELECT 1 FROM personal_offers o
      WHERE o.shop_id = s.shop_id AND o.state = 'open') AS shows
    FROM personal_offer_settings s WHERE s.shop_id = ${shop.shopId}`
  return row?.shows ?? false
}
