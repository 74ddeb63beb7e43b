// The shopper's panel, and what a merchant opens: no serious problem that axe finds, on a desktop
// and on a phone, and everything can be done by keyboard. The merchant's pages as they come are
// looked at with Shopify's list, in design/.
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { patienceMs } from '../setup/patience.ts'
import { openTestStack, type TestStack } from '../setup/stack.ts'
import { findViolations } from './find-violations.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'
import { standsStill } from './stillness.ts'

const stack: TestStack = await openTestStack()
const { control } = stack
const browser = await openBrowser()

const widget = 'perennial-rewards'
let memberId = ''

beforeAll(async () => {
  await openShop(control, stack, { pendingDays: 0 })
  const customer = await control.createCustomer({
    firstName: 'Willow',
    lastName: 'Reed',
    email: 'willow@example.com',
  })
  const products = await control.get<{ handle: string; variants: { id: string }[] }[]>('/products')
  const variantId = products.find(({ handle }) => handle === 'fern-mug')?.variants[0]?.id ?? ''
  await control.placeOrder({ customerId: customer.id, lines: [{ variantId, quantity: 20 }] })
  const me = { path: '/me', method: 'GET' as const, customerId: customer.id }
  await vi.waitUntil(
    async () => {
      const { body } = await control.proxy(me)
      memberId = body.member?.id ?? ''
      return body.member?.points.available === 330
    },
    { timeout: patienceMs, interval: 200 },
  )
})

async function willow(viewport = desktop): Promise<Shopper> {
  const shopper = await Shopper.enter(browser, stack, viewport)
  await shopper.visit('/account/login')
  await shopper.page.getByRole('button', { name: 'willow@example.com' }).click()
  await shopper.page.waitForURL('**/account')
  await shopper.seesInPanel(/Your balance \d+ points/)
  return shopper
}

const sizes = [
  { name: 'a desktop', viewport: desktop },
  { name: 'a phone', viewport: phone },
]

describe.for(sizes)('on $name', ({ viewport }) => {
  test('a visitor meets no obstacle', async () => {
    const shopper = await Shopper.enter(browser, stack, viewport)
    await shopper.visit('/products/fern-mug')
    expect(await findViolations(shopper.page, 'perennial-product-points')).toEqual([])
    expect(await findViolations(shopper.page, widget)).toEqual([])
    await shopper.openRewards()
    expect(await findViolations(shopper.page, widget)).toEqual([])
  })

  test('a member meets no obstacle from the balance to the code and back', async () => {
    stack.explainFailure()
    const shopper = await willow(viewport)
    const { page, panel } = shopper
    const isFree = async () => expect(await findViolations(page, widget)).toEqual([])
    await panel.getByText('How to earn').click()
    await panel.getByText('History', { exact: true }).click()
    await isFree()
    await panel.getByRole('button', { name: /^Redeem \$5 off/ }).click()
    await isFree()
    await panel.getByRole('button', { name: /^Redeem \d+ points/ }).click()
    await panel.getByText('Your cart is empty').waitFor()
    await isFree()
    await panel.getByRole('button', { name: 'Back to rewards' }).click()
    await isFree()
    await panel
      .getByRole('button', { name: /^Give back/ })
      .first()
      .click()
    await panel.getByText('was given back').waitFor()
    await isFree()
  })

  test('the merchant meets no obstacle in what is opened', async () => {
    stack.explainFailure()
    const merchant = await Merchant.enter(browser, stack, viewport)
    const { app, page } = merchant
    const open = async (path: string) => {
      await merchant.openApp(path)
      await standsStill(page)
    }
    await open('/app/program')
    await app.getByLabel('Points', { exact: true }).first().fill('many')
    await page.getByRole('button', { name: 'Save' }).click()
    await app.locator('[id$="Error"]').first().waitFor()
    expect(await findViolations(appFrame(merchant))).toEqual([])
    await open('/app/rewards/new?kind=any_amount')
    expect(await findViolations(appFrame(merchant))).toEqual([])
    await open(`/app/members/${memberId}`)
    await app.getByRole('button', { name: 'Adjust points' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Give points' }).click()
    await app.locator('[id$="Error"]').first().waitFor()
    expect(await findViolations(appFrame(merchant))).toEqual([])
  })
})

function appFrame({ page }: Merchant) {
  const frame = page.frames().find((one) => one !== page.mainFrame())
  if (!frame) throw new Error('The app has no frame')
  return frame
}

test('by keyboard alone: open, redeem, close; the focus comes back', async () => {
  stack.explainFailure()
  const shopper = await willow()
  const { page, panel } = shopper
  await shopper.visit('/')
  const launcher = page.getByRole('button', { name: /^Rewards/ })
  await launcher.focus()
  await page.keyboard.press('Enter')
  await panel.waitFor()
  await standsStill(page)
  const seen = await tabThrough(shopper, 5)
  expect(seen.slice(0, 3)).toEqual(['Close', 'How this adds up', 'Redeem $5 off'])
  await panel.getByRole('button', { name: /^Redeem \$5 off/ }).focus()
  await page.keyboard.press('Enter')
  expect(await focused(shopper)).toBe('Redeem $5 off?')
  await page.keyboard.press('Tab')
  expect(await focused(shopper)).toBe('Redeem 100 points')
  await page.keyboard.press('Enter')
  await panel.getByText('Your cart is empty').waitFor()
  expect(await focused(shopper)).toBe('$5 off is yours')
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await focused(shopper)).toMatch(/^Rewards/)
})

const focused = ({ page }: Shopper) =>
  page.evaluate(() => (document.activeElement?.textContent ?? '').replace(/\s+/g, ' ').trim())

/** What the Tab key reaches one after the other; each has to show that it is there. */
async function tabThrough(shopper: Shopper, times: number): Promise<string[]> {
  const seen = [await focused(shopper)]
  for (let count = 1; count < times; count += 1) {
    await shopper.page.keyboard.press('Tab')
    const outline = await shopper.page.evaluate(() => {
      const style = getComputedStyle(document.activeElement as Element)
      return style.outlineStyle === 'none' ? 0 : Number.parseFloat(style.outlineWidth)
    })
    expect(outline).toBeGreaterThanOrEqual(2)
    seen.push(await focused(shopper))
  }
  return seen
}

test('at 200 % zoom everything in the panel is reached without scrolling sideways', async () => {
  // Zooming in halves what a window of 1280 by 900 has room for.
  const shopper = await willow({ width: 640, height: 450 })
  const { page, panel } = shopper
  await standsStill(page)
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await over()).toBeLessThanOrEqual(0)
  for (const name of [/^Redeem \$5 off/, 'Close']) {
    const button = panel.getByRole('button', { name })
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 640 && box.y + box.height <= 450).toBe(true)
  }
})

test('who wants less motion gets none', async () => {
  const shopper = await willow()
  await shopper.page.emulateMedia({ reducedMotion: 'reduce' })
  await shopper.visit('/')
  await shopper.openRewards()
  const running = await shopper.page.evaluate(() => document.getAnimations().length)
  expect(running).toBe(0)
})
