// The two people of the story, as they would use the pages: by what is written on them.
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core'
import { expect, onTestFinished, TestRunner } from 'vitest'
import { userAgent } from '../../scripts/browser.ts'
import { patienceMs } from '../setup/patience.ts'
import type { TestStack } from '../setup/stack.ts'
import { standsStill, watchRequests } from './stillness.ts'

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

const shared = new WeakMap<Browser, Promise<BrowserContext>>()

/** Of all merchants: nothing is kept about who is signed in, so one cache does for them. */
function adminContext(browser: Browser, stack: TestStack): Promise<BrowserContext> {
  const context = shared.get(browser) ?? openAdminContext(browser, stack)
  shared.set(browser, context)
  return context
}

/** With a page that stays, and with it the process and what that has compiled. */
async function openAdminContext(browser: Browser, { addresses }: TestStack) {
  const context = await newContext(browser)
  const page = await context.newPage()
  await page.goto(`${addresses.app}/healthz`)
  return context
}

/** What is left open goes on asking, and takes the processor from the tests after it. */
function closeAfterTest(opened: { close(): Promise<void> }): void {
  if (TestRunner.getCurrentTest()) onTestFinished(() => opened.close())
}

const newContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ userAgent, locale: 'en-US', timezoneId: 'America/New_York' })

async function openPage(
  context: BrowserContext,
  viewport: typeof desktop,
  complaints: string[],
): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(viewport)
  page.setDefaultTimeout(patienceMs)
  watchRequests(page)
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return page
}

export class Shopper {
  readonly complaints: string[]
  readonly page: Page
  readonly #shop: string

  private constructor(page: Page, shop: string, complaints: string[]) {
    this.page = page
    this.#shop = shop
    this.complaints = complaints
  }

  static async enter(browser: Browser, stack: TestStack, viewport = desktop): Promise<Shopper> {
    const complaints: string[] = []
    const context = await newContext(browser)
    closeAfterTest(context)
    const page = await openPage(context, viewport, complaints)
    return new Shopper(page, stack.addresses.storefront, complaints)
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.#shop).href, { waitUntil: 'load' })
  }

  async signUp(firstName: string, email: string): Promise<void> {
    await this.visit('/account/login')
    await this.page.getByLabel('First name').fill(firstName)
    await this.page.getByLabel('Last name').fill('Greenwood')
    await this.page.getByLabel('E-mail').fill(email)
    await this.page.getByRole('button', { name: 'Create account' }).click()
    await this.page.waitForURL('**/account')
  }

  async addToCart(product: string, quantity: number): Promise<void> {
    await this.visit(`/products/${product}`)
    await this.page.getByLabel('Quantity').fill(String(quantity))
    await this.page.getByRole('button', { name: 'Add to cart' }).click()
    await this.page.waitForURL('**/cart')
  }

  /** @returns the order's name, such as #1001. */
  async pay(): Promise<string> {
    await this.visit('/checkout')
    await this.page.getByRole('button', { name: 'Pay now' }).click()
    await this.page.waitForURL('**/thanks')
    const text = await this.page.locator('body').innerText()
    return text.match(/#\d+/)?.[0] ?? ''
  }

  get panel(): Locator {
    return this.page.getByRole('dialog')
  }

  async openRewards({ timeout }: { timeout?: number } = {}): Promise<void> {
    await this.page.getByRole('button', { name: /^Rewards/ }).click({ timeout })
    await this.panel.waitFor({ timeout })
  }

  /** Opens the shop anew until the panel, as painted, says this. */
  async seesInPanel(text: string | RegExp): Promise<void> {
    await expect
      .poll(
        async () => {
          await this.visit('/')
          // Painted before the program came to the shop, the page has nothing to open.
          await this.openRewards({ timeout: 5000 })
          return (await this.panel.innerText()).replace(/\s+/g, ' ')
        },
        { interval: 300 },
      )
      .toMatch(text)
  }
}

export class Merchant {
  readonly complaints: string[]
  readonly page: Page
  readonly #stack: TestStack

  private constructor(page: Page, stack: TestStack, complaints: string[]) {
    this.page = page
    this.#stack = stack
    this.complaints = complaints
  }

  static async enter(browser: Browser, stack: TestStack, viewport = desktop): Promise<Merchant> {
    const complaints: string[] = []
    const page = await openPage(await adminContext(browser, stack), viewport, complaints)
    closeAfterTest(page)
    return new Merchant(page, stack, complaints)
  }

  /** What is inside the embedded frame. */
  get app(): FrameLocator {
    return this.page.frameLocator('iframe')
  }

  async openApp(path = ''): Promise<void> {
    await this.page.goto(`${this.#stack.addresses.admin}${path}`, { waitUntil: 'load' })
    await this.app.locator('.Polaris-Page, .Polaris-SkeletonPage__Page').first().waitFor()
  }

  /** Does not wait for the page's scripts. */
  async openEarly(path: string): Promise<void> {
    await this.page.goto(`${this.#stack.addresses.admin}${path}`, { waitUntil: 'commit' })
  }

  async openOrder(name: string): Promise<void> {
    await this.page.goto(
      new URL('/store/perennial-garden/orders', this.#stack.addresses.admin).href,
    )
    await this.page.getByRole('link', { name, exact: true }).click()
    await this.page.getByRole('heading', { level: 1, name }).waitFor()
  }

  async refundLine(orderName: string, line: string, quantity: number): Promise<void> {
    await this.openOrder(orderName)
    await this.page.getByLabel(`Refund quantity of ${line}`).fill(String(quantity))
    await this.page.getByRole('button', { name: 'Refund items' }).click()
    await this.page.waitForLoadState('load')
  }

  async openMember(email: string): Promise<void> {
    await this.openApp(`/app/members?q=${encodeURIComponent(email)}`)
    await this.app.getByText(email).first().click()
    await this.app.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Of the dialog that publishes: at once, and where members have to be told, they were. */
  async publishesNow(): Promise<void> {
    const { app } = this
    const publish = app.getByRole('dialog').getByRole('button', { name: /^(Publish|Schedule)$/ })
    await publish.waitFor()
    if ((await app.getByText('to your members’ disadvantage').count()) > 0) {
      await app.getByLabel('Now', { exact: true }).check({ force: true })
      await app.getByLabel('How were your members told?').fill('By e-mail')
    }
    await publish.click()
  }

  /** By the keyboard. */
  async unfold(name: string): Promise<void> {
    const opened = this.app.getByRole('button', { name: `Close ${name}`, exact: true })
    await this.app.getByRole('button', { name: `Edit ${name}`, exact: true }).press('Enter')
    await opened.waitFor()
    expect(await opened.getAttribute('aria-expanded')).toBe('true')
  }

  /** Looks at the open page until it says all of these. */
  async explains(lines: RegExp[]): Promise<void> {
    for (const line of lines) {
      await expect
        .poll(async () =>
          (await this.app.locator('main, body').first().innerText()).replace(/\s+/g, ' '),
        )
        .toMatch(line)
    }
  }
}
