// Every figure explained: to a merchant who looks an order up by its name
// and asks what a refund would take before they make it, and to the shopper in the panel.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { Merchant, phone, Shopper } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack)

async function violationsOf(merchant: Merchant): Promise<string[]> {
  const frame = await (await merchant.page.locator('iframe').elementHandle())?.contentFrame()
  return frame ? findViolations(frame, 'body') : ['there is no page']
}

const refundTried = 'This refund would take 14 points'

test('what a refund takes is said before it, and every line says why', async () => {
  stack.explainFailure()
  const shopper = await Shopper.enter(browser, stack)
  const email = `ivy.${Math.random().toString(36).slice(2, 8)}@example.com`
  await shopper.signUp('Ivy', email)
  await shopper.addToCart('fern-mug', 2)
  const order = await shopper.pay()
  await control.settleWebhooks()
  await shopper.seesInPanel(/28 points pending/)

  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await merchant.openApp(`/app/members?q=${encodeURIComponent(order)}`)
  await standsStill(page)
  await app.getByRole('link', { name: order }).click()
  await app.getByRole('heading', { name: `Order ${order} is worth 28 points` }).waitFor()
  await merchant.explains([/28 points for \$28\.00 at 1 point for every \$1/, /Still pending/])
  await app.getByLabel('Fern Mug').fill('1')
  await app.getByText(refundTried).waitFor()
  await app.getByRole('button', { name: new RegExp(`^Why: Order ${order}`) }).click()
  await app.getByText(/By the rule “Points for spending” in version \d/).waitFor()
  expect(await violationsOf(merchant)).toEqual([])

  await merchant.refundLine(order, 'Fern Mug', 1)
  await control.settleWebhooks()
  await shopper.seesInPanel(/14 points pending/)
  await shopper.panel.getByText('History', { exact: true }).click()
  await shopper.panel.getByRole('button', { name: /^Why\?.*Fern Mug/ }).click()
  await shopper.panel.getByText(/worth 28 points by this rule before, and is worth 14/).waitFor()
  await shopper.panel.getByRole('button', { name: 'How this adds up' }).click()
  await shopper.panel.getByText('Earned with orders').waitFor()
  expect(await findViolations(shopper.page, '[role="dialog"], dialog')).toEqual([])
  expect(shopper.complaints).toEqual([])
  expect(merchant.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

test('on a phone whose scripts come late, a found order opens, and a refund of it is tried', async () => {
  stack.explainFailure()
  const shopper = await Shopper.enter(browser, stack, phone)
  await shopper.signUp('Fern', `fern.${Math.random().toString(36).slice(2, 8)}@example.com`)
  await shopper.addToCart('fern-mug', 2)
  const order = await shopper.pay()
  await control.settleWebhooks()

  const merchant = await Merchant.enter(browser, stack, phone)
  const { app, page } = merchant
  // The link is followed, and the quantity typed, while the pages are HTML alone.
  const scripts = Promise.withResolvers<void>()
  await page.route('**/assets/*.js', async (route) => {
    await scripts.promise
    await route.continue().catch(() => {})
  })
  await merchant.openEarly(`/app/members?q=${encodeURIComponent(order)}`)
  await app.getByRole('link', { name: order }).click()
  await app.getByRole('heading', { name: `Order ${order} is worth 28 points` }).waitFor()
  await app.getByLabel('Fern Mug').fill('1')
  scripts.resolve()
  await app.getByText(refundTried).waitFor()
  expect(await violationsOf(merchant)).toEqual([])
  expect(merchant.complaints).toEqual([])
})
