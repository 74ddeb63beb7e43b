// The main job, lived through by two people: a shopper buys, waits, redeems and pays; the merchant
// gives one thing back; the books follow, and the member's page explains every line. Whatever
// happens to the webhooks on the way, the story ends the same.
import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser: Browser = await openBrowser()
await openShop(control, stack)

interface Mischief {
  name: string
  viewport: typeof desktop
  webhooks: object
  /** Around the refund. */
  lost?: { topics: string[] }
}

const mischiefs: Mischief[] = [
  { name: 'with punctual webhooks', viewport: desktop, webhooks: {} },
  {
    name: 'with webhooks doubled, late and shuffled, on a phone',
    viewport: phone,
    webhooks: { duplicate: 1, delayMs: [0, 1500], shuffle: true },
  },
  {
    name: 'with the webhooks of the refund lost, and the comparison with Shopify',
    viewport: desktop,
    webhooks: {},
    lost: { topics: ['refunds/create', 'orders/updated'] },
  },
]

test.for(mischiefs)('the main job, $name', async ({ viewport, webhooks, lost }) => {
  stack.explainFailure()
  await control.post('/webhooks/mode', webhooks)
  const shopper = await Shopper.enter(browser, stack, viewport)
  const email = `ivy.${Math.random().toString(36).slice(2, 8)}@example.com`

  await shopper.signUp('Ivy', email)
  await shopper.addToCart('fern-mug', 2)
  await shopper.addToCart('brass-watering-can', 2)
  const first = await shopper.pay()
  await shopper.seesInPanel(/50 points.*118 points pending/)

  await control.moveClock({ advance: 'P15D' })
  await shopper.seesInPanel(/Your balance 168 points/)

  await shopper.addToCart('boston-fern', 2)
  const code = await redeem(shopper)
  await shopper.visit('/cart')
  await expect.poll(() => shopper.page.locator('main').innerText()).toContain(code)
  const second = await shopper.pay()
  await control.settleWebhooks()
  // 68 left, and 44 pending for $49.90 less $5.
  await shopper.seesInPanel(/Your balance 68 points.*44 points pending/)

  const merchant = await Merchant.enter(browser, stack)
  if (lost) await control.post('/webhooks/mode', { lose: lost })
  await merchant.refundLine(first, 'Fern Mug', 1)
  await control.settleWebhooks()
  await control.post('/webhooks/mode', {})
  if (lost) {
    await merchant.openApp('/app/health')
    await merchant.app.getByRole('button', { name: 'Compare with Shopify now' }).click()
    await merchant.app
      .getByText(/told of a change/)
      .first()
      .waitFor()
  }
  await shopper.seesInPanel(/Your balance 54 points/)

  await merchant.openMember(email)
  await merchant.explains([
    new RegExp(`${first}.*118`),
    new RegExp(`${first}.*Fern Mug.*14`),
    /\$5 off/,
    new RegExp(`${second}.*44`),
    /Welcome/i,
  ])
  expect(shopper.complaints).toEqual([])
  expect(merchant.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

async function redeem(shopper: Shopper): Promise<string> {
  await shopper.visit('/cart')
  await shopper.openRewards()
  await shopper.panel
    .getByRole('button', { name: /^Redeem \$5 off/ })
    .first()
    .click()
  await shopper.panel.getByText('It costs', { exact: true }).waitFor()
  await shopper.panel.getByRole('button', { name: 'Redeem 100 points' }).click()
  await shopper.panel.getByText('The code is in your cart').waitFor()
  const text = await shopper.panel.innerText()
  return text.match(/[A-Z]+-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/)?.[0] ?? 'no code'
}
