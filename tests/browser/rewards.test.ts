// The merchant's rewards: made, arranged, removed and brought back, published; what a person
// fulfils sent and taken back.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { desktop, Merchant, phone } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })
const customer = await control.createCustomer({
  firstName: 'Moss',
  lastName: 'Park',
  email: 'moss@example.com',
})
const products = await control.get<{ variants: { id: string }[] }[]>('/products')
const variantId = products[0]?.variants[0]?.id ?? ''
await control.placeOrder({ customerId: customer.id, lines: [{ variantId, quantity: 30 }] })

const read = (body: unknown) => (typeof body === 'string' ? JSON.parse(body) : body)
const me = async () => {
  const ask = { path: '/me', method: 'GET' as const, customerId: customer.id }
  return read((await control.proxy(ask)).body)
}
const pages = process.env.PICTURES

/** For whoever wants to see them: PICTURES names a folder. */
async function picture(merchant: Merchant, name: string): Promise<void> {
  if (!pages) return
  for (const [suffix, size] of Object.entries({ '': desktop, '-phone': phone })) {
    await merchant.page.setViewportSize(size)
    await merchant.page.waitForTimeout(400)
    await merchant.page.screenshot({ path: `${pages}/${name}${suffix}.png` })
  }
  await merchant.page.setViewportSize(desktop)
}

test('a reward is made, moved, copied, removed, brought back, and published', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await merchant.openApp('/app/rewards/new')
  await app.getByRole('link', { name: 'Choose Something you fulfil' }).click()
  await app.getByRole('heading', { level: 1, name: 'New reward: Something you fulfil' }).waitFor()

  // Saved without a price it says what is missing, and where.
  await app.getByLabel('Price in points').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await app.getByText('Fill this in').first().waitFor()
  await app.getByLabel('Title').fill('Mug')
  await app.getByLabel('Price in points').fill('100')
  await picture(merchant, 'reward-new')
  await page.getByRole('button', { name: 'Save' }).click()
  const list = app.getByRole('heading', { level: 1, name: 'Rewards' })
  await list.waitFor()
  await app.getByText('Not published yet').waitFor()
  const frame = page.frames().find((one) => one.url().includes('/app/rewards'))
  expect(frame && (await findViolations(frame))).toEqual([])

  const menu = async (reward: string, entry: string) => {
    await app.getByRole('button', { name: `More actions for ${reward}` }).click()
    await app.getByRole('menuitem', { name: entry }).click()
  }
  const names = async () => app.locator('a[href^="/app/rewards/"]').allInnerTexts()
  const order = (...wanted: string[]) =>
    expect.poll(async () => (await names()).filter((name) => name !== 'Add reward')).toEqual(wanted)
  await order('$5 off', '10% off', 'Mug')
  await menu('Mug', 'Move up')
  await order('$5 off', 'Mug', '10% off')
  await menu('$5 off', 'Duplicate')
  await order('$5 off', 'Copy of $5 off', 'Mug', '10% off')
  await menu('Copy of $5 off', 'Remove')
  await order('$5 off', 'Mug', '10% off')
  await app.getByText('Copy of $5 off was removed.').waitFor()
  await picture(merchant, 'rewards-removed')
  await app.getByRole('button', { name: 'Undo' }).click()
  await order('$5 off', 'Copy of $5 off', 'Mug', '10% off')
  await menu('Copy of $5 off', 'Remove')
  await order('$5 off', 'Mug', '10% off')
  await app.getByRole('button', { name: 'Turn off 10% off' }).click()
  await app.getByRole('button', { name: 'Turn on 10% off' }).waitFor()

  await app.getByRole('button', { name: 'Publish changes' }).click()
  await merchant.publishesNow()
  await app.getByText('Published.', { exact: false }).waitFor()
  await picture(merchant, 'rewards')
  await control.moveClock({ advance: 'PT2M' })
  const offered = async () => (await me()).program.rewards.map(({ label }: any) => label)
  await expect.poll(offered).toEqual(['$5 off', 'Mug'])
  expect(merchant.complaints).toEqual([])
})

test('what a member redeems waits for a person, who sends it, takes it back, and cancels it', async () => {
  stack.explainFailure()
  const { program } = await me()
  const mug = program.rewards.find(({ label }: { label: string }) => label === 'Mug')
  const redeem = (requestId: string) =>
    control.post('/proxy', {
      path: '/apps/loyalty/redeem',
      method: 'POST',
      customerId: customer.id,
      body: { rewardId: mug.id, points: 100, requestId },
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
    })
  await redeem('mug-1')
  await redeem('mug-2')
  const before = (await me()).member.points.available

  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await merchant.openApp('/app/fulfilment')
  await app.getByText('Moss Park').first().waitFor()
  await picture(merchant, 'fulfilment')
  await app.getByRole('button', { name: 'Mark as sent' }).first().click()
  const dialog = app.getByRole('dialog')
  await app.getByLabel('Tracking number or link').fill('X-1')
  await picture(merchant, 'fulfilment-send')
  await dialog.getByRole('button', { name: 'Mark as sent' }).click()
  await app.getByText('1 reward was marked as sent.', { exact: false }).waitFor()
  await expect
    .poll(async () => (await me()).member.redemptions.map((one: any) => one.tracking ?? one.status))
    .toContain('X-1')

  await app.getByRole('button', { name: /^Sent/ }).click()
  await app.getByText('Tracking: X-1').waitFor()
  await picture(merchant, 'fulfilment-sent')
  await app.getByRole('button', { name: 'Back to do' }).click()
  await app.getByText('1 reward is to do again.').waitFor()

  await app.getByRole('button', { name: /^To do/ }).click()
  await app.getByLabel('Select all').check()
  await app.getByText('2 selected').waitFor()
  await picture(merchant, 'fulfilment-picked')
  await app.getByRole('button', { name: 'Cancel selected' }).click()
  await dialog.getByRole('button', { name: 'Cancel and return points' }).click()
  await app.getByText('2 rewards were cancelled, and their points are back.').waitFor()
  expect((await me()).member.points.available).toBe(before + 200)
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test('on a phone the pages fit, and nothing stands in anybody’s way', async () => {
  const merchant = await Merchant.enter(browser, stack, phone)
  const { page } = merchant
  for (const path of ['/app/rewards', '/app/rewards/new', '/app/rewards/new?kind=any_amount']) {
    await merchant.openApp(path)
    for (const frame of page.frames()) {
      const over = await frame.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      )
      expect(over, path).toBeLessThanOrEqual(0)
    }
  }
  expect(await verifyStack(stack)).toBe('')
})
