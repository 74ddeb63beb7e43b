// How pages bear what happens to them: a second click, a slow network, a session that ended, a
// merchant who says no.
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { openShop } from '../../../scripts/demo/open-shop.ts'
import { openBrowser } from '../../setup/browser.ts'
import { patienceMs } from '../../setup/patience.ts'
import { openTestStack } from '../../setup/stack.ts'
import { Merchant } from '../people.ts'
import { fillShop, openStill } from './shop.ts'

const stack = await openTestStack()
const browser = await openBrowser()
const database = new pg.Client({ connectionString: stack.databaseUrl })
await database.connect()
afterAll(async () => {
  await database.end()
})
await openShop(stack.control, stack, { pendingDays: 0 })
await fillShop(stack)
// Figures that are older than a minute are counted anew while somebody looks.
await stack.control.moveClock({ advance: 'PT2M' })

/** What a loader's 401 looks like to the page. */
const signedOut = { status: 401, headers: { 'X-Remix-Catch': 'yes' }, body: '' }

const count = async (text: string) => Number((await database.query(text)).rows[0].count)

test('more is asked for where it is needed, and works without (60 days)', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await openStill(merchant, '/app')
  await merchant.explains([/Shopify shows us the orders of the last 60 days/, /Revenue/])
  const ask = app.getByRole('button', { name: 'Include older orders' })
  await ask.click()
  await page.getByRole('dialog').getByRole('button').first().click()
  await app.getByText('everything works with the last 60 days').waitFor()
  await ask.click()
  await page.getByRole('dialog').getByRole('button').last().click()
  await ask.waitFor({ state: 'hidden' })
  // Everything is read again, now without an end to how far back.
  await vi.waitUntil(
    async () =>
      (await count(`SELECT count(*) FROM imports
        WHERE subject = 'orders' AND since IS NULL AND status = 'done'`)) === 1,
    { timeout: patienceMs, interval: 200 },
  )
  await openStill(merchant, '/app/settings')
  await app.getByText('Allowed', { exact: true }).first().waitFor()
})

test('a second click on a button that mends is the same wish', async () => {
  stack.explainFailure()
  await database.query(`UPDATE orders SET parked_reason = 'integer out of range'`)
  const merchant = await Merchant.enter(browser, stack)
  const { app } = merchant
  await openStill(merchant, '/app/health')
  await app.getByRole('heading', { name: /could not be counted/ }).waitFor()
  await app.getByRole('button', { name: /^Fetch the order again/ }).dblclick()
  await app.getByText('What changes because of it shows here').waitFor()
  await merchant.explains([/Everything is in order/, /fetched again By you/])
  expect(await count('SELECT count(*) FROM repairs')).toBe(1)
  expect(merchant.complaints).toEqual([])
})

test('two tabs: what one has mended, the other is told of', async () => {
  // A page looks again by itself while a repair is under way: here nothing is.
  await database.query('DELETE FROM repairs')
  await database.query(`UPDATE orders SET parked_reason = 'integer out of range'`)
  const one = await Merchant.enter(browser, stack)
  const other = await Merchant.enter(browser, stack)
  await openStill(one, '/app/health')
  await openStill(other, '/app/health')
  await one.app.getByRole('button', { name: /^Fetch the order again/ }).click()
  await one.explains([/Everything is in order/])
  await other.app.getByRole('button', { name: /^Fetch the order again/ }).click()
  await other.app.getByText('This was put right already.').waitFor()
})

test('what is pressed before the scripts have come is done when they have', async () => {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  const scripts = Promise.withResolvers<void>()
  await page.route('**/assets/*.js', async (route) => {
    await scripts.promise
    await route.continue().catch(() => {})
  })
  await merchant.openEarly('/app/members')
  await app.getByText('willow@example.com').click()
  expect(await app.getByRole('heading', { level: 1 }).innerText()).toBe('Members')
  scripts.resolve()
  await app.getByRole('heading', { level: 1, name: 'Willow Reed' }).waitFor()
  expect(merchant.complaints).toEqual([])
})

test('a slow network shows that the page is on its way', async () => {
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await openStill(merchant, '/app')
  await page.route('**/app/health**', async (route) => {
    await new Promise((done) => setTimeout(done, 1500))
    await route.continue()
  })
  await page.locator('#app-nav').getByRole('link', { name: 'Health' }).click()
  await app.getByRole('status', { name: 'Loading' }).first().waitFor()
  await app.getByRole('heading', { level: 1, name: 'Health' }).waitFor()
  expect(await app.getByRole('status', { name: 'Loading' }).count()).toBe(0)
})

test('a language that was chosen is kept, and one that is not ours is refused in words', async () => {
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await openStill(merchant, '/app/settings')
  const choice = app.getByLabel('Language')
  await expect
    .poll(async () => {
      await choice.selectOption('en')
      return page.getByRole('button', { name: 'Save', exact: true }).isVisible()
    })
    .toBe(true)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Unsaved changes').waitFor({ state: 'hidden' })
  await expect.poll(() => count(`SELECT count(*) FROM shops WHERE language = 'en'`)).toBe(1)
})

test('a tab whose session has ended says so, and offers a way on', async () => {
  const merchant = await Merchant.enter(browser, stack)
  const { app, page } = merchant
  await openStill(merchant, '/app')
  await page.route(/_data=/, (route) => route.fulfill(signedOut))
  await page.locator('#app-nav').getByRole('link', { name: 'Settings' }).click()
  await app.getByRole('heading', { level: 1 }).waitFor()
  await merchant.explains([/Your session has ended/])
  await page.unroute(/_data=/)
  await app.getByRole('button', { name: 'Try again' }).click()
  await app.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
})
