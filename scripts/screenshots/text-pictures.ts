// What the merchant sees of texts and of a draft's cost.
import type { MerchantPictures } from './merchant-pictures.ts'

const textHeights = { desktop: 900, phone: 1100 }
const backtestHeights = { desktop: 1200, phone: 1300 }

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

/** The draft over the shop's own orders. */
export async function takeBacktest(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/program')
  await merchant.press('Run the draft')
  const share = app.getByText('As a share of sales')
  await share.waitFor()
  await merchant.take({
    name: 'admin-backtest',
    shows: share,
    says: 'What the draft would have cost on the orders of the last 60 days.',
    heights: backtestHeights,
  })
}
