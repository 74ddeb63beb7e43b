// What the widget promises a shop: nothing is asked of our server before a click, the script stays
// small, nothing on the page moves, and the balance is there even when our server is not.
import type { Page, Request } from 'playwright-core'
import { expect, test } from 'vitest'
import { openShop } from '../../scripts/demo/open-shop.ts'
import { openBrowser } from '../setup/browser.ts'
import { openTestStack } from '../setup/stack.ts'
import { phone, Shopper } from './people.ts'

const stack = await openTestStack()
const browser = await openBrowser()
await openShop(stack.control, stack, { pendingDays: 0 })

const pages = ['/', '/products/fern-mug', '/cart']
const isToApp = (url: string) => new URL(url).pathname.startsWith('/apps/')
const isPanelCode = (url: string) => new URL(url).pathname.endsWith('/panel.js')

function listen(page: Page): Request[] {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  return requests
}

/** Every shift of the page that no shopper caused, with what moved. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: unknown[] = []
    Object.assign(window, { shifts: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as PerformanceEntry & {
          value: number
          sources: { node: Element | null }[]
        }
        seen.push({ value, moved: sources.map(({ node }) => node?.nodeName) })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

const shifts = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts)

async function member(viewport?: typeof phone): Promise<Shopper> {
  const shopper = await Shopper.enter(browser, stack, viewport)
  await shopper.signUp('Fern', `fern.${Math.random().toString(36).slice(2, 8)}@example.com`)
  await shopper.seesInPanel(/Your balance 50 points/)
  return shopper
}

test('a visitor and a member look around without one request to the app', async () => {
  stack.explainFailure()
  for (const shopper of [await Shopper.enter(browser, stack), await member()]) {
    const requests = listen(shopper.page)
    for (const path of pages) {
      await shopper.visit(path)
      await shopper.page.waitForLoadState('networkidle')
      expect(await shopper.page.getByRole('button', { name: /^Rewards/ }).isVisible()).toBe(true)
    }
    expect(requests.length).toBeGreaterThan(pages.length)
    expect(requests.map((one) => one.url()).filter(isToApp)).toEqual([])
    expect(requests.map((one) => one.url()).filter(isPanelCode)).toEqual([])
  }
})

test('the script of every page is below 10,000 bytes as it is served', async () => {
  const shopper = await Shopper.enter(browser, stack)
  const scripts = new Map<string, number>()
  shopper.page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    scripts.set(new URL(response.url()).pathname, (await response.body()).length)
  })
  await shopper.visit('/products/fern-mug')
  await expect.poll(() => [...scripts.keys()].some((path) => path.endsWith('loader.js'))).toBe(true)
  const ours = [...scripts].filter(([path]) => path.includes('/extensions/'))
  for (const [, bytes] of ours) expect(bytes).toBeLessThan(10_000)
})

test("the panel's code comes with the first opening, and once", async () => {
  stack.explainFailure()
  const { page, ...shopper } = await openedAs(await member())
  const codes = shopper.requests.map((one) => one.url()).filter(isPanelCode)
  expect(codes).toHaveLength(1)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Rewards/ }).click()
  await page.waitForLoadState('networkidle')
  expect(shopper.requests.map((one) => one.url()).filter(isPanelCode)).toHaveLength(1)
})

async function openedAs(shopper: Shopper): Promise<{ page: Page; requests: Request[] }> {
  const requests = listen(shopper.page)
  await shopper.visit('/')
  await shopper.openRewards()
  await shopper.page.waitForLoadState('networkidle')
  return { page: shopper.page, requests }
}

test.for([
  { name: 'a desktop', viewport: undefined },
  { name: 'a phone', viewport: phone },
])('nothing moves while a page is loaded or the panel opens, on $name', async ({ viewport }) => {
  stack.explainFailure()
  const shopper = await member(viewport)
  await watchShifts(shopper.page)
  for (const path of pages) {
    await shopper.visit(path)
    await shopper.page.waitForLoadState('networkidle')
    expect(await shifts(shopper.page)).toEqual([])
    await shopper.openRewards()
    await shopper.page.waitForLoadState('networkidle')
    expect(await shifts(shopper.page)).toEqual([])
  }
})

test('with our server away the balance is painted, and the panel says that it cannot be reached', async () => {
  stack.explainFailure()
  const shopper = await member()
  await stack.end('app')
  try {
    await shopper.visit('/')
    const launcher = shopper.page.getByRole('button', { name: /^Rewards/ })
    expect(await launcher.innerText()).toMatch(/50 points/)
    await shopper.openRewards()
    await shopper.panel.getByText('The rewards cannot be reached at the moment').waitFor()
    expect(await shopper.panel.innerText()).toMatch(/Your balance\s+50 points/)
    await stack.start('app')
    await shopper.panel.getByRole('button', { name: 'Try again' }).click()
    await shopper.panel.getByText('The rewards cannot be reached').waitFor({ state: 'detached' })
  } finally {
    await stack.end('app')
    await stack.start('app')
  }
})
