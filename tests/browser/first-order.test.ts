// The first order of a member counts double: set up by the merchant on a phone, earned by a
// shopper, refunded, and explained.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('a first order counts double, the second does not, a refund changes nothing of it', async () => {
  // A shop of its own: a second try begins on the first day again.
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  await openShop(control, stack, { pendingDays: 0 })
  const merchant = await Merchant.enter(browser, stack, phone)
  await setUp(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.addToCart('fern-mug', 1)
  const first = await shopper.pay()
  // 50 for joining, 14 and as many once more.
  await shopper.seesInPanel(/Your balance 78 points/)
  await shopper.panel.getByText('How to earn').click()
  await shopper.panel.getByText('First order: 2 times the points').waitFor()
  await shopper.addToCart('fern-mug', 1)
  const second = await shopper.pay()
  await shopper.seesInPanel(/Your balance 92 points/)
  await merchant.refundLine(first, 'Fern Mug', 1)
  await shopper.seesInPanel(/Your balance 64 points/)
  await shopper.addToCart('fern-mug', 1)
  await shopper.pay()
  await shopper.seesInPanel(/Your balance 78 points/)

  await merchant.openMember('basil@example.com')
  await merchant.app.getByRole('link', { name: second }).first().click()
  await merchant.explains([/It was the 2nd order; only the first counts here/])
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** With a number that is refused on the way, and an example that follows. */
async function setUp(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await merchant.openApp('/app/program')
  await app.getByRole('button', { name: 'Add a way to earn' }).click()
  await app.getByRole('button', { name: 'Add: Multiplied points', exact: true }).click()
  const rule = app.getByRole('group', { name: 'Multiplied points', exact: true })
  await rule.getByRole('button', { name: 'Conditions, limits and name' }).click()
  const which = rule.getByLabel('Which orders of a member')
  await which.selectOption({ label: 'Every nth' })
  await save.click()
  await app.getByText('Fill this in').first().waitFor()
  await rule.getByLabel('Which number (n)').fill('1')
  await app.getByText('Enter 2 or more').waitFor()
  await fits(merchant)
  await rule.getByLabel('Which number (n)').fill('5')
  await app.getByText('Every 5th order: 2 times the points').waitFor()
  await which.selectOption({ label: 'Only the first' })
  await app.getByText('First order: 2 times the points').waitFor()
  await merchant.explains([/It was the 2nd order; only the first counts here/])
  await app.getByLabel('Which order of the member it is').selectOption({ label: '1st order' })
  await merchant.explains([/it was the 1st order/])
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
  await app.getByRole('button', { name: 'Publish', exact: true }).click()
  await merchant.explains([/New way to earn: First order: 2 times the points/])
  await app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await app.getByText('Version 2').waitFor()
}
