// Points for past orders as a merchant gives them: nothing before they have seen what it comes to
// and said yes; then the members have them; taken back, what was spent stays.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { openMoss } from './moss.ts'
import { Merchant, phone } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()

const moss = await openMoss(control)
const day = 86_400_000
const bought = (daysAgo: number) =>
  moss.buysMugs(5, new Date(Date.now() - daysAgo * day).toISOString())
const earlier = await bought(40)
await bought(20)
await openShop(control, stack, { pendingDays: 14 })

const reaches = (points: number) => expect.poll(moss.balance).toBe(points)

async function looksAt({ app }: Merchant, since: string): Promise<void> {
  await app.getByLabel('Orders placed since').fill(since)
  await app.getByRole('button', { name: /Show what it comes to|Count again/ }).click()
  await app.getByText(/^Orders since/).waitFor()
}

const chosen = new Date(Date.now() - 30 * day).toISOString().slice(0, 10)

test('past orders earn once the merchant has seen what it comes to and confirmed', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  await merchant.openApp('/app/past-orders')
  const { app } = merchant
  await app.getByText('Everything that Shopify shows us was read.').waitFor()
  const before = await moss.balance()
  await looksAt(merchant, chosen)
  await merchant.explains([/Points 70/, /Members who get some 1/, /Orders looked at 1/])
  expect(await moss.balance()).toBe(before)
  await app.getByRole('button', { name: 'Give these points' }).click()
  await app.getByRole('dialog').getByText('Give points for past orders?').waitFor()
  await app.getByRole('dialog').getByRole('button', { name: 'Give these points' }).click()
  await reaches(before + 70)
  await merchant.explains([/What you decided/, /Given/])
  expect(merchant.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

test('a longer past is about the orders before it alone', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  await merchant.openApp('/app/past-orders')
  const { app } = merchant
  const before = await moss.balance()
  const since = new Date(Date.now() - 50 * day).toISOString().slice(0, 10)
  await looksAt(merchant, since)
  await merchant.explains([/Points 70/, /Orders looked at 1/])
  await app.getByRole('button', { name: 'Give these points' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Give these points' }).click()
  await reaches(before + 70)
  const line = earlier.lines[0]?.id ?? ''
  await control.refund(earlier.id, { lines: [{ lineId: line, quantity: 5 }] })
  await reaches(before)
  expect(merchant.complaints).toEqual([])
})

test('what was given is taken back, and said so', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  await merchant.openApp('/app/past-orders')
  const { app } = merchant
  const before = await moss.balance()
  await app.getByRole('button', { name: 'Take these points back' }).last().click()
  await app.getByRole('dialog').getByText('nobody owes anything').waitFor()
  await app.getByRole('dialog').getByRole('button', { name: 'Take these points back' }).click()
  await reaches(before - 70)
  await merchant.explains([/Taken back/])
  expect(merchant.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
