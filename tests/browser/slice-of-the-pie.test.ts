// Slice of the pie, lived through: a merchant chooses it on the first day and publishes it; a
// shopper orders below and above its minimum, and has a step of its ladder.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('chosen on a phone, published, earned by the order and redeemed', async () => {
  // A shop of its own: a second try begins on the first day again.
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await publish(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.addToCart('lavender', 1)
  await shopper.pay()
  await shopper.addToCart('fern-mug', 1)
  await shopper.pay()
  await shopper.seesInPanel(/Your balance 10 points/)
  await shopper.addToCart('fern-mug', 3)
  await shopper.pay()
  await shopper.seesInPanel(/Your balance 20 points/)

  await shopper.panel
    .getByRole('button', { name: /^Redeem \$2 off/ })
    .first()
    .click()
  await shopper.panel.getByRole('button', { name: 'Redeem 20 points' }).click()
  await shopper.panel.getByText('Your cart is empty').waitFor()
  await shopper.seesInPanel(/Your balance 0 points/)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** Takes it, undoes that, and takes it again where that replaces somebody's work: it asks first. */
async function choose(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app')
  await app.getByRole('link', { name: 'Begin', exact: true }).click()
  await app.getByRole('heading', { level: 1, name: 'Set up your program' }).waitFor()
  await merchant.openApp('/app/program/templates')
  await app.getByRole('heading', { level: 1, name: 'Ways to begin' }).waitFor()
  await fits(merchant)
  const take = app.getByRole('button', { name: 'Use this program: Slice of the pie' })
  await take.click()
  await app.getByText('The draft was replaced').waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Brought back').first().waitFor()
  await merchant.unfold('When points can be spent')
  await app.getByLabel('Days until points can be spent').fill('3')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Draft saved').first().waitFor()
  await merchant.openApp('/app/program/templates')
  await take.click()
  const ask = app.getByRole('dialog')
  await ask.getByRole('button', { name: 'Use this program' }).click()
  await app.getByText('The draft was replaced').waitFor()
}

async function publish(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}
