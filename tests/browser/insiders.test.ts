// Insiders, lived through: a merchant takes the program, mends its tiers and starts it; a shopper
// buys their way up, sees the tier and how far the next one is, and is told what it gave.
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('chosen, mended, reached by orders, seen by shopper and merchant', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await mend(merchant)
  await publish(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack)
  const { panel } = shopper
  const tags = async () => {
    const customers = await control.get<{ email: string; tags: string[] }[]>('/customers')
    return customers.find(({ email }) => email === 'basil@example.com')?.tags
  }
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.seesInPanel(
    /Tiers \$1 to go until Insider Insider from \$1 Star from \$40 \(×1.25\), 100 points on reaching it/,
  )
  await shopper.addToCart('fern-mug', 3)
  await shopper.pay()
  await shopper.seesInPanel(
    /Tiers Star 1.25 times the points · 50 points more on your birthday · Until Dec 31, \d{4}/,
  )
  await shopper.seesInPanel(/\$958 to go until Insider Prime/)
  await shopper.addToCart('fern-mug', 2)
  const second = await shopper.pay()
  await shopper.seesInPanel(/\$930 to go until Insider Prime/)
  await panel.getByText('History', { exact: true }).click()
  await panel.getByText(`Order ${second}: 7 points more as Star`).first().waitFor()

  // Shopify's own admin says it, too, beside whatever tags the merchant gave.
  await expect.poll(tags).toEqual(['Tier: Star'])

  await merchant.openMember('basil@example.com')
  await merchant.explains([
    /Tier Star 1.25 times the points · 50 points more on your birthday · Until Dec 31, \d{4} · Since/,
    /\$930 to go until Insider Prime/,
    new RegExp(`Order ${second}: 7 points more as Star`),
  ])
  await fits(merchant)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

async function choose(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await merchant.openApp('/app/program/templates')
  await app.getByText('Insider+ from $350 (×1.25)').waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: 'Use this program: Insiders' }).click()
  await app.getByText('The draft was replaced').waitFor()
}

/** A threshold below the one before is refused where it stands; the example tries a tier. */
async function mend(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await app.getByRole('button', { name: 'Edit Insider+' }).click()
  const fields = app.getByRole('group', { name: 'Insider+' })
  await fields.getByLabel('From an amount spent').fill('0.50')
  await save.click()
  await fields.getByText('Each tier has to take more than the one before it').waitFor()
  await fits(merchant)
  await fields.getByLabel('From an amount spent').fill('40')
  await fields.getByLabel('Name').fill('Star')
  await app.getByLabel('Tier of the member').selectOption({ label: 'Star' })
  await app.getByText('Star: ×1.25, 12 points on top of 50 points').waitFor()
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
}

async function publish(merchant: Merchant): Promise<void> {
  const { app } = merchant
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}
