// Giving back, lived through: a merchant chooses it and lists causes; a shopper gives points to
// one; the merchant takes one donation back, pays, and what shoppers are told follows the payment.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('causes listed, points given, one donation taken back, a payment told and undone', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await addCauses(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  const { panel } = shopper
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.addToCart('fern-mug', 22)
  await shopper.pay()
  await control.moveClock({ advance: 'P15D' })
  await shopper.seesInPanel(/Good causes Reef Trust Keeps corals alive\. More about it/)
  await give(shopper, { cause: 'Reef Trust', steps: 2, amount: '$10', points: 200 })
  await give(shopper, { cause: 'Books for All', steps: 1, amount: '$5', points: 100 })
  await shopper.seesInPanel(/Reef Trust .* You have given 200 points, worth \$10/)
  await panel.getByText('History', { exact: true }).click()
  await panel.getByText('$10 to Reef Trust').first().waitFor()
  // What was pledged is not yet donated.
  expect(await panel.getByText(/donated/i).count()).toBe(0)

  const { app, page } = merchant
  await merchant.openApp('/app/causes')
  await merchant.explains([
    /Reef Trust 200 points · 1 member Pledged by members \$10\.00 Paid by you \$0\.00 Still to pay \$10\.00/,
    /Books for All 100 points · 1 member Pledged by members \$5\.00/,
  ])
  await fits(merchant)
  await app.getByRole('link', { name: 'Reef Trust' }).click()
  await app.getByLabel('Amount paid').fill('0')
  await app.getByRole('button', { name: 'Record payment' }).click()
  await app.getByText('Enter $0.01 or more').waitFor()
  await app.getByLabel('Amount paid').fill('8')
  await app.getByLabel('Note').fill('Transfer 17')
  await fits(merchant)
  await app.getByRole('button', { name: 'Record payment' }).click()
  await page.getByText('Payment recorded').first().waitFor()
  await merchant.explains([/Paid by you \$8\.00 Still to pay \$2\.00/, /Transfer 17/])
  await shopper.seesInPanel(
    /The shop has donated \$8 to its causes so far\. Reef Trust .* Donated so far: \$8/,
  )

  await app
    .getByRole('button', { name: 'Cancel the donation of $10.00 by Basil Greenwood' })
    .click()
  await app.getByRole('dialog').getByRole('button', { name: 'Give the points back' }).click()
  await merchant.explains([/Pledged by members \$0\.00 Paid by you \$8\.00 Still to pay \$0\.00/])
  await shopper.seesInPanel(/Your balance 208 points/)
  await app.getByRole('button', { name: 'Undo the payment of $8.00' }).click()
  await merchant.explains([/Paid by you \$0\.00/, /Undone/])
  await app.getByRole('button', { name: /^View actions/ }).click()
  await app.getByText('End cause', { exact: true }).filter({ visible: true }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'End cause' }).click()
  await app.getByText('Ended').first().waitFor()
  await shopper.seesInPanel(/Good causes Books for All (?!.*Reef Trust)/)

  await merchant.openMember('basil@example.com')
  await merchant.explains([/\$5 to Books for All Given/, /\$10 to Reef Trust Cancelled/])
  await fits(merchant)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** From the template to a program that runs. */
async function choose(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program/templates')
  await app.getByRole('button', { name: 'Use this program: Giving back' }).click()
  await app.getByText('The draft was replaced').waitFor()
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}

async function addCauses(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/causes')
  await merchant.explains([/Let members give their points to a good cause/])
  await fits(merchant)
  await app.getByRole('link', { name: 'Add cause' }).first().click()
  await app.getByLabel('Address of its page').fill('http://reef.example')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await merchant.explains([/Fill this in/, /Enter an address that begins with https/])
  await app.getByLabel('Name').fill('Reef Trust')
  await app.getByLabel('What it does').fill('Keeps corals alive.')
  await app.getByLabel('Address of its page').fill('https://reef.example/about')
  await fits(merchant)
  await save.click()
  await app.getByRole('heading', { name: 'Reef Trust' }).waitFor()
  await merchant.explains([/Nobody has given to this cause yet/, /Nothing is recorded as paid yet/])
  await merchant.openApp('/app/causes/new')
  await app.getByLabel('Name').fill('Books for All')
  await save.click()
  await app.getByRole('heading', { name: 'Books for All' }).waitFor()
}

interface Giving {
  cause: string
  /** How many times the least. */
  steps: number
  amount: string
  points: number
}

async function give(shopper: Shopper, { cause, steps, amount, points }: Giving): Promise<void> {
  const { panel } = shopper
  await shopper.visit('/')
  await shopper.openRewards()
  await panel.getByRole('button', { name: `Give points ${cause}` }).click()
  await panel.getByRole('heading', { name: `Give to ${cause}?` }).waitFor()
  for (let step = 1; step < steps; step += 1)
    await panel.getByRole('button', { name: 'More', exact: true }).click()
  await panel.getByText(`${amount} to ${cause}`).waitFor()
  // That is said of codes.
  expect(await panel.getByText('Only for').filter({ visible: true }).count()).toBe(0)
  await panel.getByRole('button', { name: `Give ${points} points` }).click()
  await panel.getByRole('heading', { name: 'Thank you' }).waitFor()
  await panel.getByText(`${amount} to ${cause}: the shop pays it`).waitFor()
}
