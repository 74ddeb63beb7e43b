// Run club, lived through: a merchant takes the program, tunes a challenge and starts it; a shopper
// runs, sees how far, wins badges, and has the reward that their level unlocks.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('chosen, tuned, run, and its level redeemed', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await tune(merchant)
  await publish(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  const { panel } = shopper
  const tags = async () => {
    const customers = await control.get<{ email: string; tags: string[] }[]>('/customers')
    return customers.find(({ email }) => email === 'basil@example.com')?.tags
  }
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.seesInPanel(/Challenges .*First mile Place 1 order 50 points/)
  await shopper.seesInPanel(/Free shipping 50 points For Pacer and above/)

  await shopper.addToCart('fern-mug', 1)
  await shopper.pay()
  await shopper.seesInPanel(/Starter 1 challenge reached 2 more challenges until Pacer/)
  await shopper.seesInPanel(/First mile Place 1 order 50 points Reached on/)
  await shopper.seesInPanel(/Double up Place 2 orders in one month 50 points .*1 of 2/)

  // The second order reaches two at once, and with them the level.
  await shopper.addToCart('fern-mug', 2)
  await shopper.pay()
  await shopper.seesInPanel(/Pacer 3 challenges reached/)
  await shopper.seesInPanel(/Three mugs .* Reached on/)
  await expect.poll(tags).toEqual(['Level: Pacer'])
  await panel.getByText('History', { exact: true }).click()
  await panel.getByText('Challenge reached: First mile').first().waitFor()
  await panel.getByRole('button', { name: 'Redeem Free shipping' }).click()
  await panel.getByRole('button', { name: 'Redeem 50 points' }).click()
  await panel.getByText('Free shipping is yours').first().waitFor()

  await merchant.openMember('basil@example.com')
  await merchant.explains([
    /Challenges Pacer 3 challenges reached/,
    /First mile Reached on/,
    /Challenge reached: First mile/,
  ])
  await fits(merchant)
  await merchant.openApp('/app/program/challenges')
  await merchant.app.getByText('0 on the way · 1 reached · 50 points given').first().waitFor()
  await fits(merchant)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

async function choose(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program/templates')
  await app.getByText('First mile (Place 1 order: 50 points)').waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: 'Use this program: Run club' }).click()
  await app.getByText('The draft was replaced').waitFor()
}

/** A goal that is out of bounds is refused where it stands; the preview follows what is typed. */
async function tune(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await app.getByRole('link', { name: 'Manage challenges' }).click()
  await app.getByRole('button', { name: 'Edit Ten K' }).click()
  const fields = app.getByRole('group', { name: 'Ten K' })
  await fields.getByLabel('Units', { exact: true }).fill('0')
  await save.click()
  await fields.getByText('Enter 1 or more').waitFor()
  await fits(merchant)
  await fields.getByLabel('Units', { exact: true }).fill('3')
  await fields.getByLabel('Name', { exact: true }).fill('Three mugs')
  await app.getByText('Buy 3 items').nth(1).waitFor()
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
  await app.getByText('Challenges are part of the program').waitFor()
}

async function publish(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program')
  await app.getByText('Three mugs (Buy 3 items: 150 points)').first().waitFor()
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}
