// What a change would do, told beside the draft: over the shop's own orders, at a desk and on a
// phone, and before there are any.
import { afterAll, expect, test } from 'vitest'
import { launchBrowser } from '../../scripts/browser.ts'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { openMoss } from './moss.ts'
import { desktop, Merchant, phone } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await launchBrowser()
afterAll(() => browser.close())
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
  await merchant.app.getByRole('button', { name: 'Run the draft' }).click()
  await merchant.explains([/No member has ordered in the last 60 days/])
  await merchant.app.getByLabel('Over which orders').selectOption({ label: 'All that are stored' })
  await merchant.app.getByRole('button', { name: 'Run the draft' }).click()
  await merchant.explains([/No member has ordered yet/])
  expect(merchant.complaints).toEqual([])
})

/** Once, however often a test is tried: the bonus for joining, and 70 for the order. */
let bought: Promise<unknown> | null = null
async function anOrder(): Promise<void> {
  bought ??= moss.buysMugs(5)
  await bought
  await expect.poll(moss.balance, { timeout: 30_000 }).toBe(120)
}

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
