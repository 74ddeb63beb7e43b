// What shoppers see: from the visitor to the code at the checkout, and what goes wrong on the way.
import type { Browser, Locator, Page } from 'playwright-core'
import type { Camera, Picture } from './camera.ts'
import { type Stage, until } from './stage.ts'

export class ShopperPictures {
  readonly page: Page
  readonly #camera: Camera
  readonly #shop: string

  private constructor(page: Page, camera: Camera, shop: string) {
    this.page = page
    this.#camera = camera
    this.#shop = shop
  }

  static async enter(browser: Browser, camera: Camera, { stack }: Stage) {
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York' })
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    return new ShopperPictures(page, camera, stack.addresses.storefront)
  }

  take(picture: Picture): Promise<void> {
    return this.#camera.take(this.page, picture)
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.#shop).href, { waitUntil: 'load' })
  }

  async signIn(email: string): Promise<void> {
    await this.visit('/account/login')
    await this.page.getByRole('button', { name: email }).click()
    await this.page.waitForURL('**/account')
  }

  async signOut(): Promise<void> {
    await this.page.context().clearCookies()
  }

  async addToCart(product: string): Promise<void> {
    await this.visit(`/products/${product}`)
    await this.page.getByRole('button', { name: 'Add to cart' }).click()
    await this.page.waitForURL('**/cart')
  }

  get panel(): Locator {
    return this.page.getByRole('dialog')
  }

  /** The figures in it are fresh when it stops saying that it is busy. */
  async openPanel(path = '/products/fern-mug'): Promise<void> {
    await this.visit(path)
    await this.page.getByRole('button', { name: /^Rewards/ }).click()
    await this.panel.waitFor()
    await this.page.waitForLoadState('networkidle')
  }

  /** Opens the panel anew until it says this: what was done has come to the page. */
  async openUntil(says: string | RegExp): Promise<Locator> {
    const said = this.panel.getByText(says).first()
    await until(`the panel says ${says}`, async () => {
      await this.openPanel()
      return said.isVisible()
    })
    return said
  }

  press(name: string | RegExp): Promise<void> {
    return this.panel.getByRole('button', { name }).first().click()
  }
}

export async function takeVisitor(shopper: ShopperPictures): Promise<void> {
  await shopper.visit('/')
  await shopper.take({
    name: 'storefront-visitor',
    says: 'The shop, with the launcher, as a visitor sees it.',
  })
  await shopper.openPanel('/')
  await shopper.take({ name: 'widget-visitor', says: 'What a visitor is offered.' })
  await shopper.visit('/products/boston-fern')
  await shopper.take({
    name: 'product-visitor',
    says: 'What members earn with a product, for a visitor.',
  })
  await shopper.visit('/pages/rewards')
  await shopper.take({ name: 'rewards-page-visitor', says: 'The rewards page, for a visitor.' })
  await shopper.openPanel('/products/fern-mug?design_mode=1')
  await shopper.take({ name: 'widget-sample', says: 'Sample data in the theme editor.' })
}

/** Just joined and bought: the points wait. */
export async function takeBeginner(shopper: ShopperPictures): Promise<void> {
  await shopper.visit('/products/boston-fern')
  await shopper.take({ name: 'product-member', says: 'What a product earns, for a member.' })
  await shopper.openPanel()
  await shopper.take({
    name: 'widget-pending',
    says: 'A new member: the first points wait until they can be spent.',
  })
}

/** Enough for a reward. */
export async function takeMember(shopper: ShopperPictures): Promise<void> {
  await shopper.openPanel('/')
  await shopper.take({ name: 'widget-member', says: 'A member with enough for a reward.' })
  await shopper.take({
    name: 'widget-member-narrow',
    width: 320,
    says: 'The same on the narrowest phone.',
  })
  await shopper.panel.getByText('History', { exact: true }).click()
  await shopper.take({
    name: 'widget-history',
    shows: shopper.panel.locator('[data-list="history"] > :last-child'),
    says: 'The history, with the reason of each line.',
  })
  await shopper.visit('/pages/rewards')
  await shopper.take({
    name: 'rewards-page',
    says: 'The rewards page: balance, rewards and how far they are, codes, ways and history.',
  })
  await shopper.page.locator('[data-action="choose"]:visible').first().click()
  await shopper.page.locator('[data-view="confirm"]:visible').waitFor()
  await shopper.take({ name: 'rewards-page-confirm', says: 'Redeeming from the page.' })
  await shopper.visit('/pages/rewards?locale=he')
  await shopper.take({ name: 'rewards-page-hebrew', says: 'The page in Hebrew.' })
  await shopper.page.locator('.perennial-launcher').click()
  await shopper.page.waitForLoadState('networkidle')
  await shopper.take({ name: 'widget-rtl', says: 'The panel in Hebrew, from right to left.' })
  await shopper.visit('/?locale=en')
}

/** A version was published. */
export async function takeNews(shopper: ShopperPictures): Promise<void> {
  const { panel } = shopper
  await until('the shop tells what is new', async () => {
    await shopper.openPanel('/')
    return (await panel.getByText("What's new").count()) > 0
  })
  await panel.getByText("What's new").click()
  await shopper.take({
    name: 'widget-news',
    shows: panel.getByText(/^Since/),
    says: 'What is new in the program, since when.',
  })
  await shopper.visit('/pages/rewards?locale=he')
  const news = shopper.page.locator('.perennial-page details', { hasText: 'מה חדש' })
  await news.locator('summary').click()
  await shopper.take({
    name: 'rewards-page-news',
    shows: news.locator('li').first(),
    says: 'The same on the page, in Hebrew.',
  })
  await shopper.visit('/?locale=en')
}

export async function takeOutage(shopper: ShopperPictures, { stack }: Stage): Promise<void> {
  await stack.end('app')
  await shopper.openPanel()
  await shopper.panel.getByRole('button', { name: 'Try again' }).waitFor()
  await shopper.take({
    name: 'widget-server-down',
    says: 'Our server is away: the panel shows what Shopify has, and says so.',
  })
  await stack.start('app')
}
