// What the merchant sees of the storefront's texts.
import type { MerchantPictures } from './merchant-pictures.ts'

const textHeights = { desktop: 900, phone: 1100 }

/** The storefront's texts, with one said otherwise and one that would not do. */
export async function takeTexts(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/texts')
  await merchant.take({
    name: 'admin-texts',
    says: 'What the storefront says, and what stands there by itself.',
    heights: textHeights,
  })
  await app.getByRole('textbox', { name: 'Program name' }).fill('Fern Circle')
  await app.getByRole('searchbox', { name: 'Search texts' }).fill('Valid until')
  await app.getByRole('textbox', { name: 'Valid until [date]' }).fill('Good until [day]')
  await merchant.take({
    name: 'admin-texts-errors',
    says: 'A text that would not do says why, where it is typed.',
  })
}
