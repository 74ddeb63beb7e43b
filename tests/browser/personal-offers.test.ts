// Personal offers: a merchant switches them on beside a real example, a shopper takes one to the
// checkout, another says no, and what is not sold any more is not offered.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack, type TestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

interface Product {
  id: string
  title: string
  variants: { id: string }[]
}
interface Discount {
  title: string
  items: unknown
}

async function regular(stack: TestStack, name: string): Promise<Shopper> {
  const { control } = stack
  const shopper = await Shopper.enter(browser, stack, phone)
  const email = `${name.toLowerCase()}@example.com`
  await shopper.signUp(name, email)
  const customers = await control.get<{ id: string; email: string }[]>('/customers')
  const customerId = customers.find((one) => one.email === email)?.id ?? ''
  const [product] = await control.get<Product[]>('/products')
  const lines = [{ variantId: product?.variants[0]?.id ?? '', quantity: 1 }]
  for (let order = 0; order < 3; order += 1)
    await control.placeOrder({ customerId, lines, payment: 'paid' })
  await control.settleWebhooks()
  return shopper
}

/** For two pieces, which are put into the cart with the code. */
async function takes(basil: Shopper, title: string): Promise<void> {
  await basil.seesInPanel(new RegExp(`For you 20% off ${title} You have bought ${title} 3 times`))
  expect(await findViolations(basil.page, '.perennial-panel')).toEqual([])
  await basil.panel.getByLabel('For how many pieces?').selectOption('2')
  const take = basil.panel.getByRole('button', { name: 'Take this offer' })
  await take.click()
  await basil.panel.getByText('Nothing', { exact: true }).waitFor()
  await take.filter({ visible: true }).click()
  await basil.panel.getByRole('link', { name: 'View cart' }).waitFor()
}

test('switched on, offered with why, taken to the checkout, dismissed, refused, taken back', async () => {
  const stack = await openTestStack()
  const { control } = stack
  await openShop(control, stack, { pendingDays: 0 })
  stack.explainFailure()
  const basil = await regular(stack, 'Basil')
  const ivy = await regular(stack, 'Ivy')
  await basil.seesInPanel(/Your balance [1-9]/)
  await ivy.seesInPanel(/Your balance [1-9]/)
  const [product] = await control.get<Product[]>('/products')
  const title = product?.title ?? ''

  const merchant = await Merchant.enter(browser, stack, phone)
  const { app, page } = merchant
  await merchant.openApp('/app/offers')
  await merchant.explains([/Reward what each member buys most/, /10% off/, /3 times/])
  await fits(merchant)
  const save = page.getByRole('button', { name: 'Save', exact: true })
  const least = app.getByLabel('Bought in at least so many orders')
  await app.getByLabel('Make personal offers').check({ force: true })
  await least.fill('1')
  await save.click()
  await merchant.explains([/Enter 2 or more/])
  await least.fill('4')
  await merchant.explains([/They would be offered nothing/])
  await least.fill('3')
  await app.getByLabel('Percent off').fill('20')
  await app.getByLabel('Pieces at most').fill('2')
  await merchant.explains([/20% off up to 2 × /])
  await save.click()
  await app.getByText('On', { exact: true }).first().waitFor()

  await takes(basil, title)
  const discounts = await control.get<Discount[]>('/discounts')
  expect(discounts.filter((one) => one.title.startsWith('Perennial'))).toMatchObject([
    { items: { kind: 'products', productIds: [product?.id], variantIds: [] } },
  ])
  expect(await basil.pay()).toMatch(/^#\d+$/)

  await ivy.seesInPanel(/For you/)
  await ivy.panel.getByRole('button', { name: 'No personal offers' }).click()
  await ivy.panel.getByText('You get no personal offers.').waitFor()
  await ivy.seesInPanel(/You get no personal offers/)
  await ivy.panel.getByRole('button', { name: 'Get personal offers again' }).click()
  await ivy.panel.getByText('You will get personal offers again.').waitFor()

  await expect
    .poll(async () => {
      await merchant.openApp('/app/offers')
      return (await app.locator('body').innerText()).replace(/\s+/g, ' ')
    })
    .toMatch(/Used 1/)
  await fits(merchant)
  await merchant.openMember('ivy@example.com')
  await merchant.explains([/Personal offers/, /Bought .* 3 times/])
  await fits(merchant)
  expect([...merchant.complaints, ...basil.complaints, ...ivy.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
