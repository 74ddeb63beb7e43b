// What is to members' disadvantage is announced, or said to have been told: as the merchant
// publishes it, and as shoppers hear of it.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'
import { standsStill } from './stillness.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })

async function enter(viewport: typeof desktop, path: string): Promise<Merchant> {
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, viewport)
  await merchant.openApp(path)
  await standsStill(merchant.page)
  return merchant
}

const dialogOf = ({ app }: Merchant) => app.getByRole('dialog')
const change = 'Earning: 1 point for every $1 spent becomes 1 point for every $2 spent'

test('at a desk a lower rate is announced: it begins after the days of notice', async () => {
  const merchant = await enter(desktop, '/app/program')
  const { app, page } = merchant
  await app.getByLabel('For every').fill('2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Draft saved').first().waitFor()
  await app.getByRole('button', { name: 'Publish', exact: true }).click()
  await merchant.explains([
    /This is to your members’ disadvantage, or may be: Earning: 1 point for every \$1 spent/,
    /With 30 days of notice it can begin on \w+ \d+, \d+\. Until then “What’s new” tells members/,
  ])
  const dialog = dialogOf(merchant)
  const date = app.getByLabel('Date', { exact: true })
  const earliest = await date.inputValue()
  const schedule = dialog.getByRole('button', { name: 'Schedule' })
  // A day too early asks how they were told, and so does now.
  const early = new Date(Date.parse(earliest) - 86_400_000).toISOString().slice(0, 10)
  await date.fill(early)
  const told = app.getByLabel('How were your members told?')
  await told.waitFor()
  expect(await schedule.isEnabled()).toBe(false)
  await app.getByLabel('Now', { exact: true }).check({ force: true })
  expect(await dialog.getByRole('button', { name: 'Publish' }).isEnabled()).toBe(false)
  await fits(merchant)
  await app.getByLabel('At a time').check({ force: true })
  expect(await date.inputValue()).toBe(earliest)
  await told.waitFor({ state: 'detached' })
  await schedule.click()
  await app.getByText(/^Version 2 is scheduled for/).waitFor()
  expect(merchant.complaints).toEqual([])
})

test('shoppers read of it ahead, unless the shop says that it tells them nothing', async () => {
  stack.explainFailure()
  const shopper = await Shopper.enter(browser, stack)
  await shopper.seesInPanel(/What's new/)
  await shopper.panel.getByText("What's new").click()
  await expect
    .poll(async () => (await shopper.panel.innerText()).replace(/\s+/g, ' '))
    .toMatch(/From \w+ \d+.* becomes 1 point for every \$2 spent/)
  const merchant = await enter(phone, '/app/settings')
  const { app, page } = merchant
  const tells = app.getByLabel('Tell on the storefront what is new in the program')
  await tells.uncheck()
  const days = app.getByLabel('Days of notice')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  const unsaved = page.getByText('Unsaved changes', { exact: true })
  const error = app.getByText('Enter a whole number of days from 1 to 365.')
  await days.fill('0')
  expect(await error.count()).toBe(0)
  await save.click()
  await error.waitFor()
  const errorId = await app.locator('[id$="Error"]').getAttribute('id')
  expect(await days.getAttribute('aria-describedby')).toContain(errorId)
  await fits(merchant)
  await days.fill('14')
  await error.waitFor({ state: 'detached' })
  await save.click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await unsaved.waitFor({ state: 'hidden' })
  expect([await tells.isChecked(), await days.inputValue()]).toEqual([false, '14'])
  const visit = async () => {
    await shopper.visit('/')
    await shopper.openRewards()
    return shopper.panel.getByText("What's new").count()
  }
  await expect.poll(visit).toBe(0)
  expect([...shopper.complaints, ...merchant.complaints]).toEqual([])
})

test('one save bar is for all of the settings: it saves them together, or none', async () => {
  const merchant = await enter(desktop, '/app/settings')
  const { app, page } = merchant
  const [language, days] = [app.getByLabel('Language'), app.getByLabel('Days of notice')]
  const save = page.getByRole('button', { name: 'Save', exact: true })
  const unsaved = page.getByText('Unsaved changes', { exact: true })
  const change = async () => {
    await language.selectOption('en')
    await days.fill('21')
  }
  const seen = async () => [await language.inputValue(), await days.inputValue()]
  await change()
  // One choice that is taken back leaves the other unsaved.
  await language.selectOption('')
  await unsaved.waitFor()
  await page.locator('#app-nav').getByRole('link', { name: 'Health' }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByRole('button', { name: 'Discard changes' }).click()
  await unsaved.waitFor({ state: 'hidden' })
  expect(await seen()).toEqual(['', '14'])
  await change()
  await save.click()
  await unsaved.waitFor({ state: 'hidden' })
  await standsStill(page)
  await merchant.openApp('/app/settings')
  await standsStill(page)
  expect(await seen()).toEqual(['en', '21'])
  await days.fill('14')
  await save.click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(merchant.complaints).toEqual([])
})

test('on a phone it is published at once, once it is said how members were told', async () => {
  const merchant = await enter(phone, '/app/program/versions')
  const { app } = merchant
  await app.getByRole('button', { name: /^Call off version/ }).click()
  await dialogOf(merchant).getByRole('button', { name: 'Call off' }).click()
  await app.getByText('Scheduled', { exact: true }).waitFor({ state: 'detached' })
  await merchant.openApp('/app/rewards')
  await app.getByRole('button', { name: /^View actions/ }).click()
  await app.getByText('Publish changes').click()
  await merchant.explains([/With 14 days of notice .* “What’s new” is switched off/])
  const dialog = dialogOf(merchant)
  await app.getByLabel('Now', { exact: true }).check({ force: true })
  await app.getByLabel('How were your members told?').fill('By e-mail on Monday')
  await fits(merchant)
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await app.getByText('Members are offered', { exact: false }).waitFor()
  await merchant.openApp('/app/program/versions')
  await merchant.explains([/Begun without notice\. Members were told: By e-mail on Monday/])
  await app.getByText(change).first().waitFor()
  await fits(merchant)
  expect(merchant.complaints).toEqual([])
})
