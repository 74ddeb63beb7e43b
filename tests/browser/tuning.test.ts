// What a change would do, told beside the draft: over the shop's own orders, at a desk and on a
// phone, and before there are any.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { openMoss } from './moss.ts'
import { desktop, Merchant, phone } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })
const moss = await openMoss(control)

async function enter(viewport = desktop): Promise<Merchant> {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, viewport)
  await merchant.openApp('/app/program')
  return merchant
}

test('before anybody has ordered it says so, and what to do', async () => {
  const merchant = await enter(phone)
  const { app } = merchant
  await app.getByRole('button', { name: 'Run the draft' }).click()
  await merchant.explains([/No member has ordered in the last 60 days/])
  await app.getByLabel('Over which orders').selectOption({ label: 'All that are stored' })
  await app.getByRole('button', { name: 'Run the draft' }).click()
  await merchant.explains([/No member has ordered yet/])
  // A made-up order stands beside the draft until there is a real one.
  await app.getByLabel('A customer buys for').fill('80')
  await merchant.explains([/80 points/])
  expect(await app.getByText('On a real order').count()).toBe(0)
  expect(merchant.complaints).toEqual([])
})

/** Once, however often a test is tried: the bonus for joining, and 70 for the order. */
let bought: Promise<unknown> | null = null
async function anOrder(): Promise<void> {
  bought ??= moss.buysMugs(5)
  await bought
  await expect.poll(moss.balance).toBe(120)
}

test.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('%s a real order stands beside the draft, with a refund of it', async (_, viewport) => {
  await anOrder()
  const merchant = await enter(viewport)
  const { app, complaints } = merchant
  await merchant.explains([/Order #\d+, .*, \$70\.00/, /In force now 70 .*With the draft 70 /])
  await app.getByLabel('Points', { exact: true }).first().fill('3')
  await merchant.explains([
    /In force now 70 .*\$70\.00.* \+70 What counted .*With the draft 210 .*\$70\.00.* \+210/,
    /With the draft .* Can be spent from \w+ \d/,
  ])
  await app.getByRole('button', { name: 'With a refund' }).click()
  await app.getByRole('spinbutton', { name: 'Fern mug' }).fill('2')
  await merchant.explains([/In force now .* take 28 points .*With the draft .* take 84 points/])
  await app.getByLabel('Points', { exact: true }).first().fill('many')
  await merchant.explains([/continues once the fields marked in red are filled in/])
  await fits(merchant)
  expect(complaints).toEqual([])
})

test('another order is asked for by its number; one that is not there, or does not come', async () => {
  await anOrder()
  const merchant = await enter()
  const { app, page } = merchant
  const number = app.getByLabel('Another order, by its number')
  await number.fill('999')
  await number.press('Enter')
  await app.getByText('There is no order 999.').waitFor()
  // What was shown before is shown still.
  await merchant.explains([/In force now 70 /])
  const name = /#(\d+)/.exec(await app.getByLabel('Order', { exact: true }).innerText())?.[1] ?? ''
  await page.route('**/app/program/order?**', (route) => route.fulfill({ status: 503 }))
  await number.fill(name)
  await app.getByRole('button', { name: 'Show', exact: true }).click()
  await app.getByText('The order could not be read').waitFor()
  await page.unroute('**/app/program/order?**')
  await app.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => app.getByText('The order could not be read').count()).toBe(0)
  await merchant.explains([/In force now 70 /])
})

test('a doubled rate shows what it gives, what it costs and who has more of it', async () => {
  await anOrder()
  const merchant = await enter()
  const { app, page, complaints } = merchant
  await app.getByLabel('Points', { exact: true }).first().fill('2')
  await merchant.explains([/Save your changes first/])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Draft saved').first().waitFor()
  await app.getByRole('button', { name: 'Run the draft' }).click()
  await merchant.explains([
    /1 order of members, \$70\.00 in all/,
    /70 points more \(100%\)/,
    /Points given 70 140/,
    /Their value in rewards \$3\.50 \$7\.00/,
    /As a share of sales 5% 10%/,
    /1 member would have more/,
    /Moss Park 70 → 140/,
  ])
  await app.getByRole('link', { name: 'Moss Park' }).click()
  await app.getByRole('heading', { level: 1, name: 'Moss Park' }).waitFor()
  expect(complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

test('on a phone all of it is within the window', async () => {
  await anOrder()
  const merchant = await enter(phone)
  await merchant.app.getByRole('button', { name: 'Run the draft' }).click()
  await merchant.explains([/1 order of members/, /In force now/])
  await fits(merchant)
  expect(merchant.complaints).toEqual([])
})

test('what may not be meant is said while it is typed, and once more before publishing', async () => {
  const merchant = await enter()
  const { app, page, complaints } = merchant
  const points = app.getByLabel('Points', { exact: true }).first()
  await points.fill('20')
  await merchant.explains([
    /things? to look at/,
    /An order of \$\d+\.00 earns points worth \$\d+\.00, spent on this reward: \$5 off/,
  ])
  expect(await app.getByRole('link', { name: 'Edit $5 off' }).getAttribute('href')).toMatch(
    /\/app\/rewards\/amount-off$/,
  )
  await points.fill('3')
  await expect.poll(() => app.getByText('spent on this reward').count()).toBe(0)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Draft saved').first().waitFor()
  const margin = app.getByLabel('What you keep of a price')
  await margin.fill('140')
  await app.getByText('Enter a whole number from 1 to 99.').waitFor()
  await margin.fill('14')
  await app.getByRole('button', { name: 'Keep', exact: true }).click()
  await page.getByText('Margin kept').first().waitFor()
  await merchant.explains([/points give back up to 15% of what is paid\. You keep 14%\./])
  await app.getByRole('button', { name: 'Publish', exact: true }).click()
  // Beside the draft, and in the question.
  await expect.poll(() => app.getByText('You keep 14%.').count()).toBe(2)
  await app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await app.getByText('Version 2').waitFor()
  expect(complaints).toEqual([])
})

test.each([
  [
    'at a desk',
    desktop,
    '100',
    /budget of 100 points is used up: 120%.*Customers go on earning what your rules give/,
  ],
  ['on a phone', phone, '145', /82% of this month’s budget of 145 points is given/],
])(
  '%s a budget is said once most of it is given, here and at home',
  async (_, size, points, said) => {
    await anOrder()
    const merchant = await enter(size)
    const { app, page } = merchant
    const budget = app.getByLabel('A month may give')
    await budget.fill('0')
    await app.getByText('Enter a whole number of points').waitFor()
    await budget.fill(points)
    await app.getByRole('button', { name: 'Keep the budget' }).click()
    await page.getByText('Budget kept').first().waitFor()
    await merchant.explains([said, /Given this month: 120 points of/, /Members hold 120 points/])
    await fits(merchant)
    await merchant.openApp()
    await merchant.explains([said])
    await fits(merchant)
    expect(merchant.complaints).toEqual([])
  },
)

test('warnings fit on a phone, and can be put away', async () => {
  const merchant = await enter(phone)
  const { app } = merchant
  await app.getByText('You keep 14%.').waitFor()
  await fits(merchant)
  await app.getByRole('button', { name: 'Dismiss notification' }).first().click()
  await expect.poll(() => app.getByText('You keep 14%.').count()).toBe(0)
  expect(merchant.complaints).toEqual([])
})
