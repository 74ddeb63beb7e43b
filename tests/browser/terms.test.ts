// Terms: a merchant reads and copies those of a version, a shopper finds them in the shop's theme.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { findViolations } from './find-violations.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })

test.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('%s the terms of a version are read in another language, and copied', async (_, viewport) => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, viewport)
  await merchant.openApp('/app/program/versions')
  await standsStill(merchant.page)
  const { app, page } = merchant
  const actions = app.getByRole('button', { name: /^View actions/ })
  if (await actions.isVisible()) await actions.click()
  await app.getByRole('link', { name: 'Read the terms' }).click()
  await app.getByRole('heading', { name: /^Terms of / }).waitFor()
  await app.getByText('1 point for every $1 spent').first().waitFor()
  await fits(merchant)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.getByLabel('Language').selectOption('he')
  await app.getByRole('heading', { name: /^התנאים של / }).waitFor()
  await standsStill(page)
  await fits(merchant)
  await app.getByRole('button', { name: 'Copy the text' }).click()
  await app.getByText(/^(Copied|Your browser did not allow copying)/).waitFor()
  expect(merchant.complaints).toEqual([])
})

test('a shopper reads them in the theme of the shop, and in another language', async () => {
  stack.explainFailure()
  const shopper = await Shopper.enter(browser, stack)
  const { page, complaints } = shopper
  await shopper.visit('/apps/loyalty/terms')
  await page.getByRole('heading', { name: /^Terms of / }).waitFor()
  await page.getByText('1 point for every $1 spent').first().waitFor()
  await page.getByRole('link', { name: 'čeština' }).click()
  await page.getByRole('heading', { name: /^Podmínky programu / }).waitFor()
  expect(await findViolations(page, 'main')).toEqual([])
  expect(complaints).toEqual([])
})
