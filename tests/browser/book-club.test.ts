// The book club, lived through: a merchant chooses it and says which product the membership is; a
// shopper becomes a member, earns more, has free shipping, and loses it with the refund.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const membership = 'Fern Mug'

test('chosen, bought, earning double, its shipping had, refunded', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await publish(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  await shopper.signUp('Olive', 'olive@example.com')
  await shopper.seesInPanel(/Book club Members get more/)
  await shopper.seesInPanel(/Paid members: 2 times the points/)
  // Lavender, nine dollars, by somebody who is none.
  await shopper.addToCart('lavender', 1)
  await shopper.pay()
  await shopper.seesInPanel(/For paid members/)
  await shopper.addToCart('fern-mug', 1)
  const bought = await shopper.pay()
  await shopper.seesInPanel(/Book club You are a member until/)
  await shopper.seesInPanel(/Saved so far: \$/)

  await merchant.openMember('olive@example.com')
  await merchant.explains([
    /Paid membership .*Until .*Saved \$.* of the \$14/,
    /Multiplied points: .*; for paid members/,
    new RegExp(`Paid membership .*${bought} `),
  ])
  await fits(merchant)
  await merchant.openApp('/app/program')
  await merchant.app.getByText('1 customer is a paid member now.').waitFor()
  await merchant.refundLine(bought, membership, 1)
  await shopper.seesInPanel(/Book club Members get more/)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** The membership waits for its product: switched on without one, it says so. */
async function choose(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/program/templates')
  await fits(merchant)
  await app.getByRole('button', { name: 'Use this program: Book club' }).click()
  await app.getByText('The draft was replaced').waitFor()
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await merchant.unfold('Paid membership')
  await app.getByLabel('Sell a paid membership').check()
  await app.getByLabel('Name of the membership').fill('Book club')
  await save.click()
  await app.getByText('Choose the product that the membership is sold as').waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: 'Select products' }).first().click()
  await page.getByLabel(membership).check()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await app.getByLabel('Page where it is sold').fill('/products/fern-mug')
  await app.getByLabel('Customer tag for paid members').fill('book-club')
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
  await fits(merchant)
}

async function publish(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program')
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}
