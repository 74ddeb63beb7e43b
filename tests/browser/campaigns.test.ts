// A campaign from the merchant's first look to what it gave a shopper, and its end.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { openMoss } from './moss.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'

const stack = await openTestStack()
const { control } = stack
const browser = await openBrowser()
await openShop(control, stack, { pendingDays: 0 })
const moss = await openMoss(control)

async function enter(viewport = desktop): Promise<Merchant> {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, viewport)
  await merchant.openApp('/app/campaigns')
  return merchant
}

test('what cannot be is said where it is typed', async () => {
  const merchant = await enter(phone)
  const { app, page, complaints } = merchant
  await merchant.explains([/Give more for a while/, /Nothing of your program has to be published/])
  await fits(merchant)
  await app.getByRole('link', { name: 'Start a campaign' }).first().click()
  await app.getByRole('link', { name: 'Choose: Bonus for each order' }).click()
  await app.getByLabel('Begins on').fill('2020-01-01')
  await app.getByLabel('Points', { exact: true }).fill('-5')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await merchant.explains([
    /Fill this in/,
    /Enter 1 or more/,
    /Choose a time that is still to come/,
  ])
  await app.getByLabel('Begins on').fill('')
  await app.getByLabel('Ends on').fill('2020-01-01')
  await merchant.explains([/Choose an end after the beginning/])
  await fits(merchant)
  expect(complaints).toEqual([])
})

test('double points are started, seen, earned, explained and ended', async () => {
  const merchant = await enter()
  const { app, page, complaints } = merchant
  await app.getByRole('link', { name: 'Start a campaign' }).first().click()
  await app.getByRole('link', { name: 'Choose: Times the points' }).click()
  await app.getByLabel('Name').fill('Double weekend')
  await app.getByLabel('Budget in points').fill('80')
  await merchant.explains([
    /Double weekend 2 times the points Until/,
    /An order of \$50\.00 earns 50 points by your program, and 100 points with this campaign/,
  ])
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await merchant.explains([/Double weekend/, /0% of the budget of 80 points/])
  await control.moveClock({ advance: 'PT2M' })

  const shopper = await Shopper.enter(browser, stack, phone)
  await shopper.seesInPanel(/Double weekend 2 times the points Until \w+ \d+, \d{4}/)
  await moss.buysMugs(5)
  // The bonus for joining, 70 for the order, and 70 more.
  await expect.poll(moss.balance).toBe(190)
  await merchant.openApp('/app/campaigns')
  await merchant.explains([
    /“Double weekend” has used 87% of its budget/,
    /70 points given · 1 order · 1 member/,
    /Worth up to \$3\.50 in rewards/,
  ])
  await merchant.openMember('moss@example.com')
  await merchant.explains([/70 points more by “Double weekend”/])

  await merchant.openApp('/app/campaigns')
  await app.getByRole('button', { name: 'End “Double weekend” now' }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'End now' }).click()
  await expect.poll(() => app.getByRole('button', { name: /^End “/ }).count()).toBe(0)
  await control.moveClock({ advance: 'PT2M' })
  // Whoever opens the page knows how late it is: it does not look again by itself.
  await expect
    .poll(async () => {
      await merchant.openApp('/app/campaigns')
      return app.getByText('Ended early').count()
    })
    .toBe(1)
  await moss.buysMugs(1)
  await expect.poll(moss.balance).toBe(204)
  await app.getByRole('link', { name: 'Copy “Double weekend”' }).click()
  await merchant.explains([/New campaign: Times the points/])
  expect(complaints).toEqual([])
  expect(shopper.complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

test('the budget of the month is used up: what runs is stopped, told and not what rules give', async () => {
  const merchant = await enter()
  const { app, page, complaints } = merchant
  await app.getByRole('link', { name: 'Start a campaign' }).first().click()
  await app.getByRole('link', { name: 'Choose: Times the points' }).click()
  await app.getByLabel('Name').fill('Garden weeks')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  // Its name stands in the form already: only what is saved has an end.
  await app.getByRole('button', { name: 'End “Garden weeks” now' }).waitFor()
  await control.moveClock({ advance: 'PT2M' })
  await merchant.openApp('/app/program')
  await app.getByLabel('Counted in').selectOption('USD')
  await merchant.explains([/State what a point is worth, and the budget can be set in money too/])
  await app.getByLabel('Counted in').selectOption('Points')
  await app.getByLabel('A month may give').fill('100')
  await app.getByRole('button', { name: 'Keep the budget' }).click()
  await merchant.explains([/This month’s budget of 100 points is used up/])
  await expect
    .poll(async () => {
      await merchant.openApp('/app/health')
      return app.getByText('“Garden weeks” was stopped').count()
    })
    .toBe(1)
  await control.moveClock({ advance: 'PT2M' })
  await expect
    .poll(async () => {
      await merchant.openApp('/app/campaigns')
      return app.getByText('Budget used up').count()
    })
    .toBe(1)
  await merchant.explains([
    /This month’s budget is used up\. A campaign that begins this month is stopped/,
    /Garden weeks (Warning )?Budget used up/,
    /Stopped because the program’s budget for the month was used up/,
  ])
  const before = (await moss.balance()) ?? 0
  await moss.buysMugs(1)
  await expect.poll(moss.balance).toBe(before + 14)
  expect(complaints).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
