// A contest, lived through: a merchant makes one, two shoppers enter it and order, one less;
// the month ends, the days of waiting pass, and both read what it came to.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const title = 'Most points of the month'

test('a contest made, entered, led, decided after its waiting, and explained', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  const { app, page } = merchant
  await merchant.openApp('/app/program')
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
  await control.moveClock({ advance: 'PT2M' })
  await make(merchant)

  const basil = await Shopper.enter(browser, stack)
  await basil.signUp('Basil', 'basil@example.com')
  await enter(basil, 'Wallflower')
  const sage = await Shopper.enter(browser, stack, phone)
  await sage.signUp('Sage', 'sage@example.com')
  await enter(sage, 'wallflower', 'This nickname is taken. Choose another.')
  await enter(sage, 'חבצלת 🌿')
  await basil.addToCart('fern-mug', 1)
  await basil.pay()
  await sage.addToCart('fern-mug', 3)
  await sage.pay()
  await basil.seesInPanel(/1 ⁨?חבצלת 🌿.*2 ⁨?Wallflower/)
  await basil.seesInPanel(/You have \d+ points in it\./)
  // Who they are, others do not learn.
  expect(await basil.panel.textContent()).not.toMatch(/Sage/)

  await control.moveClock({ advance: 'P32D' })
  await basil.seesInPanel(/It is over\. Prizes come on/)
  await control.moveClock({ advance: 'P8D' })
  await sage.seesInPanel(/The prizes have been given\./)
  await sage.panel.getByText('History', { exact: true }).click()
  await sage.panel.getByText(`${title}: place 1`).first().waitFor()

  await merchant.openApp('/app/contests')
  await merchant.explains([/Most points of the month Prizes given .* 2 members take part/])
  await fits(merchant)
  await app.getByRole('link', { name: title }).click()
  await merchant.explains([
    /What it came to .*2 members take part .*1 Sage Greenwood.*500 points.*2 Basil Greenwood.*200 points/,
  ])
  await fits(merchant)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: 'Export as CSV' }).click(),
  ])
  expect((await readFile(await file.path(), 'utf8')).replaceAll(/,\d+\r/g, ',…\r')).toBe(
    '\uFEFFplace,nickname,points,prize,customer_id\r\n' +
      '1,חבצלת 🌿,42,500,…\r\n2,Wallflower,14,200,…\r\n',
  )
  for (const frame of page.frames())
    if (frame !== page.mainFrame()) expect(await findViolations(frame)).toEqual([])
  await verifyStack(stack)
})

async function make(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/contests')
  await merchant.explains([/Who collects most points\?/])
  await app.getByRole('link', { name: 'Add contest' }).first().click()
  await app.getByLabel('Name').fill(title)
  const month = app.getByLabel('Month', { exact: true })
  await month.selectOption({ index: 0 })
  await fillPrizes(merchant)
  await fits(merchant)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await merchant.explains([/Running/, /It has begun, so its name alone can be changed/])
}

/** From three rows to two; what cannot be is said below its row. */
async function fillPrizes(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  const remove = (row: number) =>
    app.getByRole('button', { name: `Remove prize ${row}`, exact: true }).click()
  const points = (row: number) => app.getByLabel(`Points each of prize ${row}`, { exact: true })
  const upTo = (row: number) => app.getByLabel(`Places of prize ${row}`, { exact: true })
  const problem = async (field: ReturnType<typeof points>, value: string, reason: string) => {
    await field.fill(value)
    await field.blur()
    await app.getByText(reason, { exact: true }).waitFor()
    await fits(merchant)
  }
  await problem(points(1), '2000000', 'Enter 1,000,000 or less')
  await points(1).fill('500')
  await problem(points(2), '600', 'Enter the best place first: a later one cannot get more')
  await points(2).fill('200')
  await problem(upTo(2), '21', 'Enter 20 or less')
  await problem(upTo(2), '1', 'Enter 2 or more')
  await upTo(2).fill('4')
  await problem(upTo(3), '3', 'Enter 5 or more')
  await upTo(3).fill('20')
  await merchant.explains([/1\. 500 points 2–4\. 200 points each 5–20\. 100 points each/])
  await app.getByText('There can be 20 places at most.').waitFor()
  // The rows below move up.
  await remove(2)
  await merchant.explains([/1\. 500 points 2–17\. 100 points each/])
  await remove(2)
  await remove(1)
  await app.getByText('Add a prize: a contest has at least one').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => app.locator('#prizes:focus').count()).toBe(1)
  for (const _ of [1, 2]) await app.getByRole('button', { name: 'Add prize' }).click()
  await points(1).fill('500')
  await points(2).fill('200')
  await merchant.explains([/Costs 700 points where nobody is tied/])
}

async function enter(shopper: Shopper, nickname: string, problem = ''): Promise<void> {
  await shopper.seesInPanel(/Most points of the month/)
  const { panel } = shopper
  const contest = panel.locator('[data-contest]')
  await contest.getByLabel('Nickname').fill(nickname)
  await contest.getByRole('button', { name: 'Take part' }).click()
  await contest
    .getByText(problem || 'You take part.')
    .first()
    .waitFor()
}
