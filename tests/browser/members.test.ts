// The merchant's work with many members, at a desk and on a phone: filters that a link keeps, a
// file that is checked before it is booked, undoing, pausing.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { desktop, Merchant, phone } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })

const people = ['Moss', 'Ivy', 'Sage']
const ids = new Map<string, string>()
for (const firstName of people) {
  const email = `${firstName.toLowerCase()}@example.com`
  const { id } = await control.createCustomer({ firstName, lastName: 'Park', email })
  ids.set(firstName, id)
}

const enter = (viewport = desktop) => Merchant.enter(browser, stack, viewport)
const csv = (text: string) => ({
  name: 'spring.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

async function isWide(merchant: Merchant): Promise<boolean> {
  const html = merchant.app.locator('html')
  return html.evaluate((root) => root.scrollWidth > root.clientWidth)
}

async function violationsOf(merchant: Merchant): Promise<string[]> {
  const frame = await (await merchant.page.locator('iframe').elementHandle())?.contentFrame()
  return frame ? findViolations(frame, 'body') : ['there is no page']
}

test('everybody has arrived', async () => {
  const merchant = await enter()
  await expect
    .poll(async () => {
      await merchant.openApp('/app/members')
      return merchant.app.getByText('Park').count()
    })
    .toBeGreaterThanOrEqual(people.length)
  expect(await violationsOf(merchant)).toEqual([])
})

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])('at %s a filter is a link, and what fits nobody says so', async (_where, viewport) => {
  stack.explainFailure()
  const merchant = await enter(viewport)
  const { app, page } = merchant
  await merchant.openApp('/app/members')
  await standsStill(page)
  await app.getByRole('button', { name: 'Search and filter members' }).click()
  await app.getByPlaceholder('Search by name').fill('ivy')
  await expect.poll(() => app.getByText('Moss Park').count()).toBe(0)
  await app.getByText('Ivy Park').waitFor()
  await expect.poll(() => page.url()).toContain('q=ivy')
  await merchant.openApp('/app/members?availableMin=40&status=member&sort=richest')
  await app.getByText('Points: from 40').waitFor()
  await app.getByText('Moss Park').waitFor()
  expect(await isWide(merchant)).toBe(false)
  await merchant.openApp('/app/members?availableMin=99999')
  await app.getByText('No member fits these filters').waitFor()
  await standsStill(page)
  await app.getByRole('button', { name: 'Show all members' }).click()
  await app.getByText('Moss Park').waitFor()
  expect(await violationsOf(merchant)).toEqual([])
  expect(merchant.complaints).toEqual([])
})

test.each([
  ['a desk', desktop],
  ['a phone', phone],
])('at %s a file is shown before it is booked, and undone as one', async (_where, viewport) => {
  stack.explainFailure()
  const merchant = await enter(viewport)
  const { app, page } = merchant
  await merchant.openApp('/app/members/batches/new')
  await standsStill(page)
  await app.getByRole('button', { name: 'Check' }).click()
  await app.getByText('Say why, so that it can be understood later').waitFor()
  await app.locator('input[type=file]').setInputFiles(csv('name\nIvy'))
  await app.getByLabel('Note').fill('Late parcels')
  await app.getByRole('button', { name: 'Check' }).click()
  await app.getByText('The first row has to name the columns').waitFor()
  expect(await app.getByLabel('Note').inputValue()).toBe('Late parcels')
  const text = `customer,points\nivy@example.com,25\n${ids.get('Sage')},-5\n1,5\n`
  await app.locator('input[type=file]').setInputFiles(csv(text))
  await app.getByRole('button', { name: 'Check' }).click()
  const start = app.getByRole('button', { name: 'Adjust 2 members' })
  await start.waitFor()
  await app.getByText('No member has this customer ID or email').waitFor()
  expect(await violationsOf(merchant)).toEqual([])
  expect(await isWide(merchant)).toBe(false)
  await start.dblclick()
  await app.getByText('Members adjusted').waitFor()
  await app.getByText('Done', { exact: true }).waitFor()
  if (viewport === phone) await app.getByRole('button', { name: 'View actions' }).click()
  await app.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await app.getByRole('heading', { name: 'Undone: Late parcels' }).waitFor()
  await app.getByText('Done', { exact: true }).waitFor()
  expect(await verifyStack(stack)).toBe('')
  // The refusal of the file with wrong headings is an answer, not a complaint.
  expect(merchant.complaints).toEqual([])
})

test('who is paused shows it, with who did it and why, until they are resumed', async () => {
  stack.explainFailure()
  const merchant = await enter()
  await merchant.openMember('moss@example.com')
  const { app, page } = merchant
  const dialog = app.getByRole('dialog')
  await app.getByRole('button', { name: 'Pause' }).click()
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await app.getByText('Say why, so that it can be understood later').waitFor()
  await app.getByLabel('Note').fill('Chargebacks')
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await app.getByRole('button', { name: 'Resume' }).waitFor()
  await merchant.explains([/Paused Chargebacks .* by you/])
  expect(await violationsOf(merchant)).toEqual([])
  await merchant.openApp('/app/members?status=paused')
  await app.getByText('Moss Park').click()
  await app.getByRole('button', { name: 'Resume' }).click()
  await app.getByLabel('Note').fill('Settled')
  await dialog.getByRole('button', { name: 'Resume' }).click()
  await app.getByRole('button', { name: 'Pause' }).waitFor()
  await merchant.explains([/Resumed Settled/])
  expect(merchant.complaints).toEqual([])
})

test('a file of the members is saved, and one of a member', async () => {
  stack.explainFailure()
  const merchant = await enter()
  const { app, page } = merchant
  await merchant.openApp('/app/members')
  await standsStill(page)
  await app.getByRole('button', { name: 'Export' }).click()
  const dialog = app.getByRole('dialog')
  const [members] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export' }).click(),
  ])
  expect(members.suggestedFilename()).toBe('members.csv')
  await merchant.openMember('ivy@example.com')
  await standsStill(page)
  const [one] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Export data' }).click(),
  ])
  expect(one.suggestedFilename()).toBe('member.json')
  expect(merchant.complaints).toEqual([])
})
