// The first run, from the app's first page to a program that is live: every click is counted.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { patienceMs } from '../setup/patience.ts'
import { openTestStack, type TestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const mostClicks = 12

/** What the merchant clicks, and how often; coming back to the app's tab is a click as well. */
class Clicks {
  count = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async on(what: Locator): Promise<void> {
    this.count += 1
    await what.click()
  }

  /** @returns the tab that it opens. */
  async opens(what: Locator): Promise<Page> {
    const opened = this.page.context().waitForEvent('page')
    await this.on(what)
    return opened
  }

  async back(): Promise<void> {
    this.count += 1
    await this.page.bringToFront()
    const frame = this.page.frameLocator('iframe').locator('body')
    await frame.evaluate(() => window.dispatchEvent(new Event('focus')))
  }
}

const email = 'hello@perennial-garden.example'

test.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])('%s a new shop is live after twelve clicks, and its own order earned', async (_, size) => {
  const stack = await openTestStack()
  const { control } = stack
  stack.explainFailure()
  const merchant = await Merchant.enter(browser, stack, size)
  const stranger = await Shopper.enter(browser, stack)
  await signsUp(merchant, stack)
  await withoutPanel(merchant, stack)
  const clicks = new Clicks(merchant.page)
  await merchant.openApp()
  await clicks.on(merchant.app.getByRole('link', { name: 'Begin', exact: true }))
  await answers(merchant, clicks)
  await switchesOn(merchant, clicks)
  const shop = await startsForItself(merchant, clicks)
  // Nobody else sees anything yet.
  await stranger.visit('/')
  expect(await stranger.page.locator('perennial-rewards').count()).toBe(0)
  await control.moveClock({ advance: 'PT1M' })
  await pays(merchant, clicks, shop)
  await clicks.on(merchant.app.getByRole('button', { name: 'Start for everybody' }))
  await merchant.explains([/Your program is live/, /6 of 6 done/])
  await fits(merchant)
  expect(clicks.count).toBeLessThanOrEqual(mostClicks)
  // What was chosen is what shoppers see, in the colour that was chosen.
  await control.moveClock({ advance: 'PT1M' })
  await expect
    .poll(async () => {
      await stranger.visit('/')
      const part = stranger.page.locator('perennial-rewards')
      // A page that does not show it yet is asked for again.
      return (await part.count()) > 0 ? part.first().getAttribute('style') : null
    })
    .toContain('--perennial-accent:#A3265B')
  expect([...merchant.complaints, ...stranger.complaints]).toEqual([])
  expect(await verifyStack(stack)).toBe('')
})

/** The merchant has an account in their own store, and is signed in to it. */
async function signsUp({ page }: Merchant, { addresses }: TestStack): Promise<void> {
  await page.goto(new URL('/account/login', addresses.storefront).href)
  await page.getByLabel('First name').fill('Hazel')
  await page.getByLabel('Last name').fill('Own')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/account')
}

/** As every shop is before somebody switches it on. */
async function withoutPanel({ page }: Merchant, { addresses }: TestStack): Promise<void> {
  await page.goto(new URL('/store/perennial-garden/themes/current/editor', addresses.admin).href)
  for (const box of await page.getByRole('checkbox').all()) await box.setChecked(false)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The theme is saved').waitFor()
}

async function answers(merchant: Merchant, clicks: Clicks): Promise<void> {
  const { app } = merchant
  await app.getByRole('heading', { level: 1, name: 'Set up your program' }).waitFor()
  await fits(merchant)
  await clicks.on(app.getByText('About once a month'))
  await clicks.on(app.getByText('Larger orders'))
  await clicks.on(app.getByText('About 5%'))
  await merchant.explains([
    /Points last 12 months/,
    /Of \$100\.00 in sales, about \$5\.00 come back/,
    /In your draft: Points for spending/,
  ])
  await clicks.on(app.getByRole('button', { name: 'Berry' }))
  await merchant.explains([/3 of 6 done/])
  await fits(merchant)
}

async function switchesOn(merchant: Merchant, clicks: Clicks): Promise<void> {
  const theme = await clicks.opens(
    merchant.app.getByRole('link', { name: 'Open the theme editor' }),
  )
  await clicks.on(theme.getByRole('button', { name: 'Save' }))
  await theme.getByText('The theme is saved').waitFor()
  await clicks.back()
  await merchant.explains([/The panel is on in your published theme/, /4 of 6 done/])
  await theme.close()
}

/** @returns the checkout, with a product in it. */
async function startsForItself(merchant: Merchant, clicks: Clicks): Promise<Page> {
  await merchant.explains([/You are the tester: Hazel Own/])
  const shop = await clicks.opens(
    merchant.app.getByRole('link', { name: 'Start for me and order' }),
  )
  await merchant.explains([/Testers: Hazel Own/])
  return shop
}

async function pays(merchant: Merchant, clicks: Clicks, shop: Page): Promise<void> {
  await clicks.on(shop.getByRole('button', { name: 'Pay now' }))
  await shop.waitForURL('**/thanks', { timeout: patienceMs })
  await clicks.back()
  await merchant.explains([/Order #\d+ earned \d+ points/, /5 of 6 done/])
  await shop.close()
}
