// A merchant says the storefront's texts in their own words, and shoppers read them; what would not
// do is said at the field, and nothing is saved of it.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack)

test('own texts are on the storefront, and go back to what the language says', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await merchant.openApp('/app/settings')
  await app.getByRole('link', { name: 'Edit texts' }).click()
  await app.getByRole('heading', { level: 1, name: 'Texts' }).waitFor()
  await fill(merchant, 'Program name', 'The Fern Circle')
  await field(merchant, 'What points are called (for 0, 2, 3)').fill('leaves')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Texts saved').waitFor()

  const shopper = await Shopper.enter(browser, stack)
  await shopper.signUp('Ivy', 'ivy@example.com')
  await shopper.seesInPanel(/The Fern Circle.*50 leaves/)

  await merchant.openApp('/app/texts')
  await expect.poll(() => field(merchant, 'Program name').inputValue()).toBe('The Fern Circle')
  await app.getByRole('button', { name: 'Reset: Program name' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Texts saved').waitFor()
  await shopper.seesInPanel(/Rewards.*50 leaves/)
  expect(merchant.complaints).toEqual([])
  expect(shopper.complaints).toEqual([])
})

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
])('on %s a text that would not do says why and is not saved', async (_, size) => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, size)
  const { app, page } = merchant
  await merchant.openApp('/app/texts')
  await fill(merchant, 'Search texts', 'Valid until')
  await field(merchant, 'Valid until [date]').fill('Good until [day]')
  await app.getByText('In square brackets there may only be [date]').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  expect(await page.getByText('Texts saved').count()).toBe(0)
  await merchant.openApp('/app/texts')
  await fill(merchant, 'Search texts', 'Valid until')
  expect(await field(merchant, 'Valid until [date]').inputValue()).toBe('')
  const over = await app.locator('html').evaluate((one) => one.scrollWidth - one.clientWidth)
  expect(over).toBe(0)
  expect(merchant.complaints).toEqual([])
})

const field = ({ app }: Merchant, name: string) =>
  app.getByRole(name === 'Search texts' ? 'searchbox' : 'textbox', { name })

const fill = (merchant: Merchant, name: string, text: string) => field(merchant, name).fill(text)
