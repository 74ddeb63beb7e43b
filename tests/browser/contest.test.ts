// A contest, lived through: a merchant makes one, two shoppers enter it and order, one less;
// the month ends, the days of waiting pass, and both read what it came to.
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
    /What it came to 2 members take part .*1 Sage Greenwood.*500 points.*2 Basil Greenwood.*200 points/,
  ])
  await fits(merchant)
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
  await app.getByLabel('Points by place').fill('500, 2000000')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await merchant.explains([/Enter 1000000 or less|Enter 1,000,000 or less/])
  await app.getByLabel('Points by place').fill('500, 200')
  await merchant.explains([/Costs 700 points where nobody is tied/])
  await fits(merchant)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await merchant.explains([/Running/, /It has begun, so its name alone can be changed/])
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
