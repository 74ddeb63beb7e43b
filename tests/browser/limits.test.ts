// What somebody may type by mistake, or to see what happens: the page says at the field why that
// cannot be, before anything is sent; corrected, it is saved and there again. That the server
// refuses the same stands in tests/database/program/limits.test.ts.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })

interface Typing {
  merchant: Merchant
  /** What has been sent to be saved. */
  sent: string[]
}

async function open(path: string): Promise<Typing> {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  const sent: string[] = []
  merchant.page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await merchant.openApp(path)
  await standsStill(merchant.page)
  sent.length = 0
  return { merchant, sent }
}

const saveButton = ({ page }: Merchant) => page.getByRole('button', { name: 'Save', exact: true })
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The reason stands on the page by itself, once the field is left. */
async function typeWrong({ merchant }: Typing, field: Locator, value: string, reason: RegExp) {
  await field.fill(value)
  await field.blur()
  await merchant.app.getByText(reason).first().waitFor()
}

/** Saving leads to the field instead, and nothing is sent. */
async function refusesToSave({ merchant, sent }: Typing, reason: RegExp): Promise<void> {
  const { app } = merchant
  const wrong = ['[aria-invalid="true"]:focus', '[aria-invalid="true"] :focus']
  await saveButton(merchant).click()
  await app.getByText(reason).first().waitFor()
  await expect
    .poll(() => app.locator([...wrong, '[data-invalid] :focus'].join()).count())
    .toBeGreaterThan(0)
  // No list of choices is wrong in these stories, and none says so.
  expect(await app.locator('fieldset[aria-invalid="true"]').count()).toBe(0)
  await fits(merchant)
  expect(sent).toEqual([])
}

async function saves({ merchant }: Typing, said: string): Promise<void> {
  await saveButton(merchant).click()
  await merchant.page.getByText(said).first().waitFor()
}

async function endsWell({ merchant }: Typing): Promise<void> {
  expect(merchant.complaints).toEqual([])
  await merchant.page.close()
}

test('a negative rate', async () => {
  const typing = await open('/app/program')
  const { app } = typing.merchant
  const rate = app.getByLabel('Points', { exact: true }).first()
  await typeWrong(typing, rate, '-1', /^Enter 1 or more$/)
  await refusesToSave(typing, /^Enter 1 or more$/)
  await rate.fill('1.5')
  await refusesToSave(typing, /^Enter a whole number$/)
  await rate.fill('2')
  await saves(typing, 'Draft saved')
  await typing.merchant.openApp('/app/program')
  expect(await rate.inputValue()).toBe('2')
  await endsWell(typing)
})

test('a campaign whose dates are reversed', async () => {
  const typing = await open('/app/campaigns/new?kind=multiply')
  const { app } = typing.merchant
  await app.getByLabel('Name').fill('Double weekend')
  await app.getByLabel('Begins on').fill(day(9))
  const reason = /^Choose an end after the beginning$/
  await typeWrong(typing, app.getByLabel('Ends on'), day(7), reason)
  await refusesToSave(typing, reason)
  await app.getByLabel('Ends on').fill(day(10))
  await saveButton(typing.merchant).click()
  await typing.merchant.explains([/Double weekend/, /Start a campaign/])
  await endsWell(typing)
})

test('a contest whose days are reversed', async () => {
  const typing = await open('/app/contests/new')
  const { app } = typing.merchant
  await app.getByLabel('Name').fill('Nine days')
  await app.getByLabel('How long').selectOption({ label: 'From a first to a last day' })
  await app.getByLabel('First day').fill(day(9))
  const reason = /^Choose an end after the beginning$/
  await typeWrong(typing, app.getByLabel('Last day'), day(7), reason)
  await refusesToSave(typing, reason)
  await app.getByLabel('Last day').fill(day(17))
  await saveButton(typing.merchant).click()
  await app.getByRole('heading', { level: 1, name: 'Nine days' }).waitFor()
  await typing.merchant.explains([/Planned/])
  await endsWell(typing)
})

test('a segment without a condition cannot be; one that nobody is in yet is said, and can', async () => {
  const typing = await open('/app/segments/new')
  const { app } = typing.merchant
  await app.getByLabel('Name').fill('A thousand orders')
  await refusesToSave(typing, /^Add a condition: without one it would be everybody$/)
  await app.getByRole('button', { name: 'Add condition' }).click()
  await app.getByRole('menuitem', { name: 'Number of orders' }).click()
  await refusesToSave(typing, /^Say from how much, or up to how much$/)
  await app.getByLabel('From', { exact: true }).fill('1000')
  await typing.merchant.explains([/In it now 0 members Nobody meets these conditions now\./])
  await saveButton(typing.merchant).click()
  await app.getByRole('heading', { name: 'A thousand orders', exact: true }).waitFor()
  await endsWell(typing)
})

test('a reward for more than a million points', async () => {
  const typing = await open('/app/rewards/new?kind=manual')
  const { app } = typing.merchant
  await app.getByLabel('Title').fill('The greenhouse')
  const price = app.getByLabel('Price in points')
  await typeWrong(typing, price, '1000001', /^Enter 1,000,000 or less$/)
  await refusesToSave(typing, /^Enter 1,000,000 or less$/)
  await price.fill('1000000')
  await saveButton(typing.merchant).click()
  await app.getByRole('heading', { level: 1, name: 'Rewards' }).waitFor()
  await typing.merchant.explains([/The greenhouse.*1,000,000 points/])
  await endsWell(typing)
})

test('a stamp card without a product, and with 10,000 of them', async () => {
  const typing = await open('/app/program')
  const { app, page } = typing.merchant
  await page.route('**/frame/products.json', (route) => route.fulfill({ json: plants(10_000) }))
  await app.getByRole('button', { name: 'Add a way to earn' }).click()
  await app.getByRole('button', { name: 'Add: Stamp card', exact: true }).click()
  const card = app.getByRole('group', { name: 'Stamp card', exact: true })
  await refusesToSave(typing, /^Choose the products or collections that fill the card$/)
  await card.getByRole('button', { name: 'Select products' }).click()
  await tick(typing.merchant, 10_000)
  const reason = /^Keep to 100 or fewer$/
  await app.getByText(reason).waitFor()
  await typing.merchant.explains([/Plant 99 and 9,900 more/, /That is the most there can be: 100/])
  expect(await card.getByRole('button', { name: /^Remove Plant/ }).count()).toBe(100)
  await refusesToSave(typing, reason)
  await card.getByRole('button', { name: 'Change products' }).click()
  await tick(typing.merchant, 100)
  await app.getByText(reason).waitFor({ state: 'hidden' })
  await saves(typing, 'Draft saved')
  await endsWell(typing)
})

const plants = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `gid://shopify/Product/${n}`,
    title: `Plant ${n}`,
  }))

/** The first so many, and no others: with a click for each, as a merchant would. */
async function tick({ page }: Merchant, count: number): Promise<void> {
  await page.locator('dialog .picker li').nth(9999).waitFor()
  await page.locator('dialog .picker').evaluate((list, most) => {
    list.querySelectorAll('input').forEach((box, place) => {
      if (box.checked !== place < most) box.click()
    })
  }, count)
  await page.getByRole('button', { name: 'Select', exact: true }).click()
}

const names = {
  reward: '🌿 מועדון השרך!',
  campaign: '🎉 סוף שבוע כפול 👩‍👩‍👧!',
  segment: 'نادي السرخس ١!',
}

test('names with emoji, and from right to left, are kept and read from the right', async () => {
  const typing = await open('/app/rewards/new?kind=manual')
  const { merchant } = typing
  const { app } = merchant
  await app.getByLabel('Title').fill(names.reward)
  await app.getByLabel('Price in points').fill('10')
  await readsFromTheRight(app.getByText(names.reward, { exact: true }))
  await saveButton(merchant).click()
  await app.getByRole('heading', { level: 1, name: 'Rewards' }).waitFor()
  await readsFromTheRight(app.getByText(names.reward, { exact: true }))
  await merchant.page.setViewportSize(desktop)
  await app.getByRole('button', { name: 'Publish changes' }).click()
  await merchant.publishesNow()
  await app.getByText('Published.', { exact: false }).waitFor()
  await merchant.page.setViewportSize(phone)

  await merchant.openApp('/app/campaigns/new?kind=multiply')
  await app.getByLabel('Name').fill(names.campaign)
  await readsFromTheRight(app.getByText(names.campaign, { exact: true }))
  await saveButton(merchant).click()
  await app.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor()
  await readsFromTheRight(app.getByText(names.campaign, { exact: true }))

  await merchant.openApp('/app/segments/new')
  await app.getByLabel('Name').fill(names.segment)
  await app.getByRole('button', { name: 'Add condition' }).click()
  await app.getByRole('menuitem', { name: 'Number of orders' }).click()
  await app.getByLabel('From', { exact: true }).fill('1')
  await saveButton(merchant).click()
  await readsFromTheRight(app.getByRole('heading', { name: names.segment, exact: true }))
  await merchant.openApp('/app/segments')
  await readsFromTheRight(app.getByText(names.segment, { exact: true }))
  await fits(merchant)
  await control.moveClock({ advance: 'PT2M' })

  const shopper = await Shopper.enter(browser, stack, phone)
  await shopper.seesInPanel(new RegExp(`${names.campaign}.*${names.reward}`, 'u'))
  await readsFromTheRight(shopper.panel.getByText(names.campaign, { exact: true }))
  await readsFromTheRight(shopper.panel.getByText(names.reward, { exact: true }))
  expect(shopper.complaints).toEqual([])
  await endsWell(typing)
})

/** Its first letter is the rightmost, and what ends it stands at the left of all. */
async function readsFromTheRight(shown: Locator): Promise<void> {
  await shown.first().waitFor()
  const [first, last] = await shown.first().evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text
    const signs = text.data
    const at = (place: number) => {
      const range = document.createRange()
      range.setStart(text, place)
      range.setEnd(text, place + 1)
      return range.getBoundingClientRect().left
    }
    return [at(signs.search(/[\u0590-\u06ff]/)), at(signs.lastIndexOf('!'))]
  })
  expect(first).toBeGreaterThan(last ?? 0)
}

test('tiers out of order', async () => {
  const typing = await open('/app/program')
  const { app, merchant } = { ...typing, app: typing.merchant.app }
  const amount = (tier: string) =>
    app.getByRole('group', { name: tier, exact: true }).getByLabel('From an amount spent')
  for (const tier of ['Silver', 'Gold']) {
    await app.getByRole('button', { name: 'Add a tier' }).click()
    await app
      .getByRole('group', { name: /^Tier \d/ })
      .getByLabel('Name')
      .fill(tier)
  }
  await amount('Silver').fill('300')
  const reason = /^Each tier has to take more than the one before it$/
  await typeWrong(typing, amount('Gold'), '200', reason)
  await refusesToSave(typing, reason)
  await amount('Gold').fill('300')
  await refusesToSave(typing, reason)
  await amount('Gold').fill('300.01')
  await saves(typing, 'Draft saved')
  await merchant.openApp('/app/program')
  await merchant.explains([/Silver from \$300/, /Gold from \$300\.01/])
  await endsWell(typing)
  expect(await verifyStack(stack)).toBe('')
})
