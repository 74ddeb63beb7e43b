// Every figure explained: an order, what a refund of it would take, a member's reckoning, and the
// same for the shopper in the panel.
import type { MerchantPictures } from './merchant-pictures.ts'
import type { ShopperPictures } from './shopper-pictures.ts'

const orderHeights = { desktop: 860, phone: 1400 }

/** @param memberId whose statement is opened; the order is theirs, and a unit of it came back */
export async function takeExplained(
  merchant: MerchantPictures,
  orderId: string,
  memberId: string,
): Promise<void> {
  const { app } = merchant
  await merchant.open(`/app/orders/${orderId}`)
  await merchant.take({
    name: 'admin-order',
    says: 'One order: what it is worth and why, line by line, and where its points are.',
    heights: orderHeights,
  })
  await app.getByLabel('Brass Watering Can').fill('1')
  const outcome = app.getByText(/^This refund would take/)
  await outcome.waitFor()
  await merchant.take({
    name: 'admin-order-refund',
    says: 'What a refund would take, before it is made in Shopify.',
    heights: { desktop: 860, phone: 844 },
    shows: outcome,
  })
  await merchant.open(`/app/orders/${orderId}?locale=he`)
  await merchant.take({
    name: 'admin-order-hebrew',
    says: 'The order in Hebrew, from right to left.',
    heights: orderHeights,
  })
  await merchant.open(`/app/members/${memberId}`)
  const whys = app.getByRole('button', { name: /^Why: / })
  await whys.first().click()
  await whys.nth(1).click()
  await merchant.take({
    name: 'admin-member-why',
    says: 'A member’s points, added up, and a line of the history with its reasons.',
    heights: { desktop: 1120, phone: 1800 },
  })
}

/** The panel's own way to ask. */
export async function takeWhy(shopper: ShopperPictures): Promise<void> {
  const { panel } = shopper
  await shopper.openPanel('/')
  await panel.getByText('History', { exact: true }).click()
  await shopper.press(/^Why\?.*Fern Mug/)
  await shopper.take({ name: 'widget-why', says: 'A line of the history, and why it is so much.' })
  const sum = panel.getByRole('button', { name: 'How this adds up' })
  await sum.click()
  await shopper.take({
    name: 'widget-adds-up',
    says: 'What the balance is made of.',
    shows: sum,
  })
}
