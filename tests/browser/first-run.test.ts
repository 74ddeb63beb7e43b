// The first run, from the app's first page to a program that is live: every click is counted.
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser } from '../setup/browser.ts'
import { patienceMs } from '../setup/patience.ts'
import { openTestStack } from '../setup/stack.ts'
import { verifyStack } from '../setup/verify-stack.ts'
import { fits } from './fits.ts'
import { desktop, Merchant, phone, Shopper } from './people.ts'

const browser = await openBrowser()
const mostClicks = 12

test.each([
  ['at a desk', desktop],
  ['on a phone', phone],
])(
  '%s a new shop is live after twelve clicks, with an order of its own that earned',
  async (_, size) => {
    const stack = await openTestStack()
    const { control } = stack
    stack.explainFailure()
    // The merchant has an account in their own store.
    const shops = await control.get<{ email: string }[]>('/shops')
    const email = shops[0]?.email ?? ''
    await control.createCustomer({ firstName: 'Hazel', lastName: 'Own', email })
    const merchant = await Merchant.enter(browser, stack, size)
    const { app, page } = merchant
    let clicks = 0
    const click = async (what: Locator) => {
      clicks += 1
      await what.click()
    }
    /** One more: the tab of the app, which stayed open. */
    const comesBack = async () => {
      clicks += 1
      await page.bringToFront()
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    }
    await merchant.openApp()
    await click(app.getByRole('link', { name: 'Begin', exact: true }))
    await app.getByRole('heading', { level: 1, name: 'Set up your program' }).waitFor()
    await fits(merchant)
    await click(app.getByText('About once a month'))
    await click(app.getByText('Larger orders'))
    await click(app.getByText('About 5%'))
    await merchant.explains([
      /Points last 12 months/,
      /Of \$100\.00 in sales, about \$5\.00 come back/,
      /In your draft: Points for spending/,
    ])
    await click(app.getByRole('button', { name: 'Berry' }))
    await merchant.explains([/3 of 6 done/])
    await fits(merchant)

    const editor = page.context().waitForEvent('page')
    await click(app.getByRole('link', { name: 'Open the theme editor' }))
    const theme = await editor
    await click(theme.getByRole('button', { name: 'Save' }))
    await theme.getByText('The theme is saved').waitFor()
    await comesBack()
    await merchant.explains([/The panel is on in your published theme/, /4 of 6 done/])
    await theme.close()

    await merchant.explains([/You are the tester: Hazel Own/])
    const opened = page.context().waitForEvent('page')
    await click(app.getByRole('link', { name: 'Start for me and order' }))
    const shop = await opened
    await merchant.explains([/Testers: Hazel Own/])
    // Nobody else sees anything yet.
    const stranger = await Shopper.enter(browser, stack)
    await stranger.visit('/')
    expect(await stranger.page.locator('perennial-rewards').count()).toBe(0)
    await control.moveClock({ advance: 'PT1M' })
    await shop.getByLabel('E-mail').fill(email)
    await click(shop.getByRole('button', { name: 'Pay now' }))
    await shop.waitForURL('**/thanks', { timeout: patienceMs })
    await comesBack()
    await merchant.explains([/Order #\d+ earned \d+ points/, /5 of 6 done/])
    await shop.close()

    await click(app.getByRole('button', { name: 'Start for everybody' }))
    await merchant.explains([/Your program is live/, /6 of 6 done/])
    await fits(merchant)
    expect(clicks).toBeLessThanOrEqual(mostClicks)

    // What was chosen is what shoppers see, in the colour that was chosen.
    await control.moveClock({ advance: 'PT1M' })
    await expect
      .poll(async () => {
        await stranger.visit('/')
        return stranger.page.locator('perennial-rewards').getAttribute('style')
      })
      .toContain('--perennial-accent:#A3265B')
    expect([...merchant.complaints, ...stranger.complaints]).toEqual([])
    expect(await verifyStack(stack)).toBe('')
  },
)
