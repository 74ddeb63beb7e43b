// The merchant's side of the story: a rate is changed in the draft, the order beside it follows
// while typing, the version is published, new orders earn by it; an old order that is refunded
// keeps its old rate.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { openMoss } from './moss.ts'
import { Merchant } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })

const moss = await openMoss(control)

const reaches = (points: number) => expect.poll(moss.balance).toBe(points)

test('a rate that is doubled counts for new orders; an old one that is refunded keeps its own', async () => {
  stack.explainFailure()
  const old = await moss.buysMugs(5)
  await reaches(50 + 70)

  const merchant = await Merchant.enter(browser, stack)
  await merchant.openApp('/app/program')
  const { app, page } = merchant
  await merchant.explains([/In force now 70 .*With the draft 70 /])
  await app.getByLabel('Points', { exact: true }).first().fill('2')
  await merchant.explains([/In force now 70 .*With the draft 140 /])
  await page.getByRole('button', { name: 'Save' }).click()
  await app.getByRole('button', { name: 'Publish' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await app.getByText('Version 2').waitFor()

  await moss.buysMugs(5)
  await reaches(50 + 70 + 70)
  await control.moveClock({ advance: 'PT2M' })
  await moss.buysMugs(5)
  await reaches(50 + 70 + 70 + 140)

  const line = old.lines[0]?.id ?? ''
  await control.refund(old.id, { lines: [{ lineId: line, quantity: 5 }] })
  await reaches(50 + 70 + 140)
  expect(merchant.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

test('an adjustment that is refused keeps what was typed', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  await merchant.openMember('moss@example.com')
  const { app } = merchant
  await app.getByRole('button', { name: 'Adjust points' }).click()
  await app.getByLabel('What to do').selectOption('take')
  await app.getByLabel('How many').fill('90000')
  await app.getByLabel('Note').fill('Two accounts')
  await app.getByRole('dialog').getByRole('button', { name: 'Take points away' }).click()
  await app.getByText(/not enough points/).waitFor()
  expect(await app.getByLabel('How many').inputValue()).toBe('90000')
  expect(await app.getByLabel('Note').inputValue()).toBe('Two accounts')
  await app.getByLabel('How many').fill('1')
  await app.getByRole('dialog').getByRole('button', { name: 'Take points away' }).click()
  await merchant.explains([/Two accounts/])
  expect(merchant.complaints).toEqual([])
})

test('an adjustment is booked with its note, and undone once', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  await merchant.openMember('moss@example.com')
  const { app } = merchant
  const before = await moss.balance()
  await app.getByRole('button', { name: 'Adjust points' }).click()
  await app.getByLabel('How many').fill('25')
  await app.getByLabel('Note').fill('A leaf was torn')
  await app.getByRole('button', { name: 'Give points' }).click()
  await reaches(before + 25)
  await merchant.explains([/A leaf was torn/])
  await app.getByRole('button', { name: /^Undo/ }).first().click()
  await reaches(before)
  expect(merchant.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
