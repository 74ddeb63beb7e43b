// A claim link: the merchant's page with its QR code, and its page in the shop.
import type { CardCast } from './card-pictures.ts'

export async function takeLinks({ merchant, shopper }: CardCast): Promise<void> {
  const { app, page } = merchant
  await merchant.open('/app/links')
  const empty = app.getByText('Give points with a link')
  await empty.waitFor()
  await merchant.take({
    name: 'admin-links-empty',
    shows: empty,
    says: 'What claim links are for, before there is one.',
  })
  await merchant.open('/app/links/new')
  await app.getByLabel('Name').fill('Autumn paper')
  await app.getByLabel('Points at most').fill('20000')
  await app.getByLabel('Code').fill('paper26')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const code = app.getByRole('img', { name: 'QR code of the link' })
  await code.waitFor()
  await merchant.take({
    name: 'admin-link',
    shows: code,
    says: 'A claim link: what it gives, its address and its QR code.',
    heights: { desktop: 900, phone: 1400 },
  })
  await shopper.visit('/apps/loyalty/claim?code=PAPER26')
  const take = shopper.page.getByRole('button', { name: /^Take the / })
  await take.waitFor()
  await shopper.take({
    name: 'widget-claim',
    shows: take,
    says: 'The page of a claim link, in the theme of the shop.',
  })
}
