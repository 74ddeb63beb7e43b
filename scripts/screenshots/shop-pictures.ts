// The merchant's other pages: rewards, what a person fulfils, accounting, settings.
import type { MerchantPictures } from './merchant-pictures.ts'

const formHeights = { desktop: 1300, phone: 2000 }
const pageHeights = { desktop: 1100, phone: 1500 }
const accountHeights = { desktop: 1360, phone: 1900 }

/** The list, the kinds there are, and two of their forms. */
export async function takeRewards(merchant: MerchantPictures): Promise<void> {
  await merchant.open('/app/rewards')
  await merchant.take({
    name: 'admin-rewards',
    says: 'What points can be turned into, and how often it was.',
    heights: pageHeights,
  })
  await merchant.open('/app/rewards/new')
  await merchant.take({
    name: 'admin-reward-kinds',
    says: 'Every kind of reward, and which of them ask for a permission.',
    heights: { desktop: 840, phone: 1500 },
  })
  await merchant.open('/app/rewards/new?kind=any_amount')
  await merchant.take({
    name: 'admin-reward-any-amount',
    says: 'A reward with its conditions, limits and places, and what members will see.',
    heights: formHeights,
  })
  await merchant.open('/app/rewards/new?kind=gift_card')
  await merchant.take({
    name: 'admin-reward-gift-card',
    says: 'A kind that the shop has not allowed yet says so, and asks.',
    heights: pageHeights,
  })
}

/** What was redeemed and waits for a person. */
export async function takeFulfilment(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/fulfilment')
  await merchant.take({ name: 'admin-fulfilment', says: 'Rewards that a person sees to.' })
  await merchant.press('Mark as sent')
  await app.getByRole('dialog').waitFor()
  await merchant.take({ name: 'admin-fulfilment-send', says: 'What members are told of it.' })
  await app.getByRole('dialog').getByRole('button', { name: 'Mark as sent' }).click()
  await app.getByText('1 reward was marked as sent.', { exact: false }).waitFor()
}

/**
 * Points owed, before and after somebody said what a point is worth, and a month that is closed.
 */
export async function takeAccounting(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/accounting')
  await merchant.take({
    name: 'admin-accounting-unvalued',
    says: 'Points owed to members; money once a value is stated.',
    heights: { desktop: 1100, phone: 1560 },
  })
  await app.getByLabel('are worth').fill('5')
  await app.getByLabel('From', { exact: true }).selectOption({ label: 'March 2027' })
  await merchant.press('State this value')
  await app.getByText('Deferred at the end').waitFor()
  await merchant.toastGone()
  await merchant.take({
    name: 'admin-accounting',
    says: 'The month that runs, in points and in money, and what of it is deferred.',
    heights: accountHeights,
  })
  await app.getByLabel('Month', { exact: true }).selectOption({ label: 'March 2027' })
  await merchant.press('Close March 2027')
  await app.getByRole('dialog').waitFor()
  await merchant.take({ name: 'admin-accounting-close', says: 'What closing a month means.' })
  await app.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click()
  await app.getByText('Closed on').waitFor()
  await merchant.toastGone()
  await merchant.take({
    name: 'admin-accounting-closed',
    says: 'A closed month stays as it is.',
    heights: accountHeights,
  })
}

export async function takeSettings(merchant: MerchantPictures): Promise<void> {
  await merchant.open('/app/settings')
  await merchant.take({
    name: 'admin-settings',
    says: 'Language, texts, permissions and data.',
    heights: { desktop: 1540, phone: 2420 },
  })
}
