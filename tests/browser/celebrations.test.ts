// What days bring, lived through: a merchant adds anniversaries and a win-back to birthdays and
// tiers; a shopper tells a birthday, reaches a tier, is given for each, stays away and is missed;
// the merchant sets the birthday right and undoes it.
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('a birthday told, a tier entered, a year a member, missed and won back', async () => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const today = async () => {
    const { now } = await control.get<{ now: string }>('/clock')
    return DateTime.fromISO(now, { zone: 'America/New_York' })
  }
  const merchant = await Merchant.enter(browser, stack, phone)
  await choose(merchant)
  await control.moveClock({ advance: 'PT1M' })

  const shopper = await Shopper.enter(browser, stack, phone)
  const { panel } = shopper
  await shopper.signUp('Basil', 'basil@example.com')
  await shopper.seesInPanel(/100 points every year on the day you joined/)
  await shopper.seesInPanel(/Insider\+ from \$350 \(×1\.25\), 100 points on reaching it/)
  expect(await panel.getByText('without an order').count()).toBe(0)
  const born = (await today()).plus({ days: 20 })
  await tell(shopper, born)

  await shopper.addToCart('fern-mug', 30)
  await shopper.pay()
  await shopper.seesInPanel(/Insider\+ 1\.25 times the points · 50 points more on your birthday/)
  await control.moveClock({ advance: 'P20D' })
  // What the order and the tier gave has matured; the birthday and its tier's share are on top.
  await shopper.seesInPanel(/Your balance 620 points/)
  await panel.getByText('History', { exact: true }).click()
  for (const line of ['Birthday, as Insider+', 'Insider+ reached'])
    await panel.getByText(line).first().waitFor()

  await correct(merchant, born)

  // Ninety days after the order.
  await control.moveClock({ advance: 'P70D' })
  const last = (await today()).plus({ days: 29 }).toFormat('LLL d, yyyy')
  await shopper.seesInPanel(new RegExp(`We missed you: 100 points for you, until ${last}`))
  await shopper.addToCart('fern-mug', 1)
  await shopper.pay()

  await control.moveClock({ advance: 'P275D' })
  // As the last of it was 637, and what they came back for is over.
  await shopper.seesInPanel(/Your balance 737 points/)
  await merchant.openMember('basil@example.com')
  await merchant.explains([/1 year a member/, /To come back, after 90 days without an order/])
  await fits(merchant)
  expect([...merchant.complaints, ...shopper.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** Insiders, with what comes back every year and for those who stay away. */
async function choose(merchant: Merchant): Promise<void> {
  const { app, page } = merchant
  await merchant.openApp('/app/program/templates')
  await app.getByRole('button', { name: 'Use this program: Insiders' }).click()
  await app.getByText('The draft was replaced').waitFor()
  for (const rule of ['Anniversary of joining', 'Win-back']) {
    await app.getByRole('button', { name: 'Add a way to earn' }).click()
    await app.getByRole('button', { name: `Add: ${rule}`, exact: true }).click()
  }
  await app.getByLabel('Days without an order').fill('29')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await app.getByText('Enter 30 or more').first().waitFor()
  await app.getByLabel('Days without an order').fill('90')
  await fits(merchant)
  await save.click()
  await page.getByText('Draft saved').first().waitFor()
  await app.getByRole('button', { name: 'Start the program' }).first().click()
  await app.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
  await app.getByText('Version 1').waitFor()
}

/** Half of it is refused where it stands; what is told cannot be told anew at once. */
async function tell(shopper: Shopper, born: DateTime): Promise<void> {
  const { panel } = shopper
  await panel.getByRole('button', { name: 'Tell us your birthday' }).click()
  await panel
    .getByRole('combobox', { name: /^Month/ })
    .selectOption({ label: born.toFormat('LLLL') })
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByText('Choose a month and a day.').waitFor()
  await panel.getByRole('combobox', { name: /^Month/ }).selectOption({ label: 'February' })
  await panel.getByRole('combobox', { name: /^Day/ }).selectOption('30')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByText('There is no such day').waitFor()
  await panel
    .getByRole('combobox', { name: /^Month/ })
    .selectOption({ label: born.toFormat('LLLL') })
  await panel.getByRole('combobox', { name: /^Day/ }).selectOption(String(born.day))
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByText(`next birthday points come on ${born.toFormat('LLL d, yyyy')}`).waitFor()
  await panel.getByRole('button', { name: 'See or change it' }).click()
  await panel.getByText('You can change your birthday again from').waitFor()
  expect(await panel.getByRole('combobox', { name: /^Day/ }).isDisabled()).toBe(true)
}

async function correct(merchant: Merchant, born: DateTime): Promise<void> {
  const { app, page } = merchant
  await merchant.openMember('basil@example.com')
  await merchant.explains([new RegExp(`Birthday Correct ${born.toFormat('LLLL d')} Told on`)])
  await fits(merchant)
  await app.getByRole('button', { name: 'Correct', exact: true }).click()
  const form = app.getByRole('dialog')
  await app.getByLabel('Day', { exact: true }).selectOption('')
  await form.getByRole('button', { name: 'Save' }).click()
  await app.getByText('Choose a month and a day that exist').waitFor()
  await app.getByLabel('Month', { exact: true }).selectOption('2')
  await app.getByLabel('Day', { exact: true }).selectOption('29')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Profile corrected').first().waitFor()
  await merchant.explains([/Birthday Correct February 29/, /Corrected by/])
  await app.getByRole('button', { name: 'Undo the correction' }).click()
  await page.getByText('Correction undone').first().waitFor()
  await merchant.explains([new RegExp(`Birthday Correct ${born.toFormat('LLLL d')}`)])
}
