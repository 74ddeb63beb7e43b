// A claim link: a merchant makes it and takes its QR code, a shopper takes its points, once.
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { findViolations } from './find-violations.ts'
import { fits } from './fits.ts'
import { Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()

test('made, shared, taken once, refused when its budget is used up, ended and opened again', async () => {
  const stack = await openTestStack()
  await openShop(stack.control, stack, { pendingDays: 0 })
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, phone)
  const { app, page } = merchant
  await merchant.openApp('/app/links')
  await merchant.explains([/Give points with a link/])
  await fits(merchant)
  await app.getByRole('link', { name: 'Add link' }).first().click()
  await app.getByLabel('Code').fill('a b')
  const save = page.getByRole('button', { name: 'Save', exact: true })
  await save.click()
  await merchant.explains([/Fill this in/, /Type 3 to 24 letters A–Z and digits/])
  await app.getByLabel('Name').fill('Autumn paper')
  await app.getByLabel('Points for each member').fill('50')
  await app.getByLabel('Points at most').fill('60')
  await app.getByLabel('Code').fill('paper26')
  await fits(merchant)
  await save.click()
  await app.getByRole('heading', { name: 'Autumn paper' }).waitFor()
  await app.getByRole('img', { name: 'QR code of the link' }).waitFor()
  await merchant.explains([/\/apps\/loyalty\/claim\?code=PAPER26/])
  const download = page.waitForEvent('download')
  await app.getByRole('button', { name: 'Download QR code' }).click()
  expect((await download).suggestedFilename()).toBe('PAPER26.svg')
  await fits(merchant)

  const basil = await Shopper.enter(browser, stack, phone)
  await basil.visit('/apps/loyalty/claim?code=PAPER26')
  await basil.page.getByText('50 points wait for you.').waitFor()
  await basil.signUp('Basil', 'basil@example.com')
  await basil.visit('/apps/loyalty/claim?code=paper26')
  await basil.page.getByRole('heading', { name: '50 points for you' }).waitFor()
  expect(await findViolations(basil.page, 'main')).toEqual([])
  await basil.page.getByRole('button', { name: 'Take the 50 points' }).click()
  await basil.page.getByRole('heading', { name: '50 points are yours' }).waitFor()
  expect(await findViolations(basil.page, 'main')).toEqual([])
  await basil.visit('/apps/loyalty/claim?code=PAPER26')
  await basil.page.getByRole('heading', { name: 'You have had the 50 points' }).waitFor()
  await basil.seesInPanel(/Your balance 100 points/)

  const ivy = await Shopper.enter(browser, stack)
  await ivy.visit('/apps/loyalty/claim?code=PAPER26')
  await ivy.page.getByRole('heading', { name: /All points of this offer/ }).waitFor()

  await merchant.openApp('/app/links')
  await merchant.explains([
    /Autumn paper Attention Used up PAPER26 · 50 points each · 1 member/,
    /50 points of 60 points given/,
  ])
  await fits(merchant)
  await app.getByRole('link', { name: 'Autumn paper' }).click()
  await app.getByRole('button', { name: /^View actions/ }).click()
  await app.getByText('End link', { exact: true }).filter({ visible: true }).click()
  await app.getByRole('dialog').getByRole('button', { name: 'End link' }).click()
  await app.getByText('Ended', { exact: true }).first().waitFor()
  await ivy.visit('/apps/loyalty/claim?code=PAPER26')
  await ivy.page.getByRole('heading', { name: 'This offer is over.' }).waitFor()
  expect([...merchant.complaints, ...basil.complaints, ...ivy.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})
