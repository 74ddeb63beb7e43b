// The sip card, lived through: a merchant chooses it and says which products are drinks; a shopper
// buys drinks, gives one back, fills the card and has a free one at the checkout.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const drink = 'Fern Mug'

test('chosen, filled by drinks, one stamp given back with its drink, a free one had', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await priceDrink(merchant)
  await publish(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  const { page, panel } = shopper
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.seesInPanel(/Sip card 0 of 20 stamps A full card buys Free drink/)
  await shopper.addToCart('fern-mug', 3)
  const first = await shopper.pay()
  await shopper.seesInPanel(/Sip card 3 of 20 stamps/)
  await merchant.refundLine(first, drink, 1)
  await shopper.seesInPanel(/Sip card 2 of 20 stamps/)
  await panel.getByText('History', { exact: true }).click()
  await panel.getByText(`Order ${first}: 3 stamps for the products bought`).first().waitFor()
  await panel
    .getByText(`Order ${first}: 1 × ${drink} returned, 1 stamp taken back`)
    .first()
    .waitFor()
  // Lavender is no drink.
  await shopper.addToCart('lavender', 1)
  await shopper.addToCart('fern-mug', 18)
  await shopper.pay()
  await shopper.seesInPanel(/Sip card 20 of 20 stamps Free drink is ready/)

  await shopper.addToCart('fern-mug', 2)
  await shopper.openRewards()
  await panel.getByRole('button', { name: 'Redeem Free drink' }).click()
  await panel.getByText('can be given back for its 20 stamps').waitFor()
  await panel.getByRole('button', { name: 'Redeem 20 stamps' }).click()
  await panel.getByText('The code is in your cart').waitFor()
  const second = await shopper.pay()
  expect(await page.locator('body').innerText()).toContain('14.00')
  // The free one fills no card.
  await shopper.seesInPanel(/Sip card 1 of 20 stamps/)

  await merchant.openMember('basil@example.com')
  await merchant.explains([
    /Stamp cards Sip card 1 of 20 stamps/,
    new RegExp(`Free drink used on order ${second}`),
    new RegExp(`Order ${second}: 1 stamp for the products bought`),
  ])
  await fits(merchant)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** The card is off until it is said what fills it: switched on without that, it says so. */
async function choose(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/program/templates')
  await fits(merchant)
  await app.getByRole('button', { name: 'Use this program: Sip card' }).click()
  await app.getByText('The draft was replaced').waitFor()
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await app.getByRole('checkbox', { name: 'Stamp card' }).check()
  const fields = app.getByRole('group', { name: 'Stamp card' })
  await fields.getByLabel('Stamps that fill the card').fill('1')
  await save.click()
  await app.getByText('Enter 2 or more').waitFor()
  await fields.getByLabel('Stamps that fill the card').fill('20')
  await save.click()
  await app.getByText('Choose the products or collections that fill the card').waitFor()
  await fits(merchant)
  await fields.getByRole('button', { name: 'Select products' }).click()
  await page.getByLabel(drink).check()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await fields.getByLabel('Name of the card').fill('Sip card')
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
}

/** What a drink costs, and that it is taken off drinks alone. */
async function priceDrink(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/rewards/free-drink')
  expect(await app.getByLabel('Paid with').inputValue()).toBe('sip-card')
  expect(await app.getByLabel('Price in points').count()).toBe(0)
  await app.getByLabel('Amount off').first().fill('14')
  await app.getByLabel('Title').fill('Free drink')
  await app.getByRole('button', { name: 'Select products' }).click()
  await page.getByLabel(drink).check()
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await app.getByText('20 stamps').first().waitFor()
  await fits(merchant)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Reward saved').first().waitFor()
}

async function publish(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program')
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}
