// Ways to earn as a merchant arranges them: added from a list, named, ordered, refused, removed and
// brought back, published.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { ruleName } from '../../app/loyalty/explain/render-rule.ts'
import { ruleNames } from '../../app/loyalty/rules/catalogue.ts'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })

async function enter(viewport = desktop): Promise<Merchant> {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, viewport)
  await merchant.openApp('/app/program')
  await standsStill(merchant.page)
  return merchant
}

const save = async ({ page }: Merchant) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Draft saved').first().waitFor()
}

async function add({ app }: Merchant, name: string): Promise<void> {
  await app.getByRole('button', { name: 'Add a way to earn' }).click()
  await app.getByRole('button', { name: `Add: ${name}`, exact: true }).click()
}

/** The titles of the rules as the page lists them. */
async function titles({ app }: Merchant): Promise<string[]> {
  const more = app.getByRole('button', { name: /^More actions for/ })
  const labels = await more.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  return labels.map((label) => (label ?? '').replace('More actions for ', ''))
}

async function act({ app }: Merchant, name: string, action: string): Promise<void> {
  await app
    .getByRole('button', { name: `More actions for ${name}`, exact: true })
    .first()
    .click()
  await app.getByRole('menuitem', { name: action, exact: true }).click()
}

/** The fields of the rule that was added last. */
const fieldsOf = ({ app }: Merchant, name: string): Locator =>
  app.getByRole('group', { name, exact: true }).last()

test.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('%s: a rule of each kind is added, saved and there again', async (_, size) => {
  const merchant = await enter(size)
  const before = await titles(merchant)
  const names = ruleNames.map((kind) => ruleName(kind, 'en'))
  for (const name of names) {
    await add(merchant, name)
    await fieldsOf(merchant, name).getByRole('textbox').first().waitFor()
    // Without products a card that is on would be refused.
    const isOn = merchant.app.getByRole('checkbox', { name }).last()
    if (name === 'Stamp card') await isOn.uncheck()
  }
  await fits(merchant)
  await save(merchant)
  await merchant.openApp('/app/program')
  await expect.poll(() => titles(merchant)).toEqual([...before, ...names])
  expect(merchant.complaints).toEqual([])
  await merchant.page.close()
})

test('a value that is refused says why at its field, and nothing is saved', async () => {
  const merchant = await enter()
  const { app, page } = merchant
  await add(merchant, 'Points for each order')
  const points = fieldsOf(merchant, 'Points for each order').getByLabel('Points', { exact: true })
  await points.fill('0')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await app.getByText('Enter 1 or more').waitFor()
  await points.fill('30')
  await save(merchant)
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test('a rule has a name, a place and a copy; removed, it is brought back where it was', async () => {
  const merchant = await enter()
  const { app, page } = merchant
  await add(merchant, 'Points for spending')
  const fields = fieldsOf(merchant, 'Points for spending')
  await fields.getByRole('button', { name: 'Conditions, limits and name' }).click()
  await fields.getByLabel('Name').fill('Coffee week')
  await act(merchant, 'Coffee week', 'Move up')
  await act(merchant, 'Coffee week', 'Duplicate')
  const arranged = await titles(merchant)
  const at = arranged.indexOf('Coffee week')
  expect(at).toBe(arranged.length - 3)
  expect(arranged[at + 1]).toBe('Copy of Coffee week')
  await act(merchant, 'Coffee week', 'Remove')
  await app.getByText('Coffee week was removed.').waitFor()
  await app.getByRole('button', { name: 'Undo', exact: true }).click()
  expect(await titles(merchant)).toEqual(arranged)
  expect(await app.getByText('Coffee week was removed.').count()).toBe(0)
  await save(merchant)
  await merchant.openApp('/app/program')
  await expect.poll(() => titles(merchant)).toEqual(arranged)
  // A copy does not give by itself.
  expect(await app.getByLabel('Copy of Coffee week', { exact: true }).isChecked()).toBe(false)
  expect(merchant.complaints).toEqual([])
  await page.close()
})

test('publishing says which ways to earn come and go', async () => {
  const merchant = await enter()
  const { app, page } = merchant
  await expect.poll(() => app.getByRole('button', { name: 'Publish' }).isEnabled()).toBe(true)
  await app.getByRole('button', { name: 'Publish', exact: true }).click()
  await merchant.explains([/New way to earn: Coffee week: 1 point for every \$1 spent/])
  await merchant.publishesNow()
  await app.getByText('Version 2').waitFor()
  await merchant.openApp('/app/program/versions')
  await merchant.explains([/New way to earn: Coffee week: 1 point for every \$1 spent/])
  expect(merchant.complaints).toEqual([])
  await page.close()
})
