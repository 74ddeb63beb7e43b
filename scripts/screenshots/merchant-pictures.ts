// What the merchant sees, inside the admin's frame.
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { userAgent } from '../browser.ts'
import type { Camera, Picture } from './camera.ts'
import type { Stage } from './stage.ts'

const memberHeights = { desktop: 1380, phone: 2200 }

export class MerchantPictures {
  readonly page: Page
  readonly #camera: Camera
  readonly #admin: string

  private constructor(page: Page, camera: Camera, admin: string) {
    this.page = page
    this.#camera = camera
    this.#admin = admin
  }

  static async enter(browser: Browser, camera: Camera, { stack }: Stage) {
    const context = await browser.newContext({
      userAgent,
      locale: 'en-US',
      timezoneId: 'America/New_York',
    })
    const page = await context.newPage()
    page.setDefaultTimeout(90_000)
    return new MerchantPictures(page, camera, stack.addresses.admin)
  }

  take(picture: Picture): Promise<void> {
    return this.#camera.take(this.page, picture)
  }

  get app(): FrameLocator {
    return this.page.frameLocator('iframe')
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.#admin}${path}`, { waitUntil: 'load' })
    await this.app.locator('.Polaris-Page').first().waitFor()
    await this.page.waitForLoadState('networkidle')
  }

  async openOwn(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.#admin).href, { waitUntil: 'load' })
  }

  /** Waits until nothing lies over the page. */
  async toastGone(): Promise<void> {
    await this.page.locator('#toasts > *').first().waitFor({ state: 'detached' })
  }

  press(name: string | RegExp): Promise<void> {
    return this.app.getByRole('button', { name }).first().click()
  }
}

export async function takeHome(merchant: MerchantPictures): Promise<void> {
  await merchant.open()
  // What was counted a while ago is counted anew.
  await merchant.app.getByText('Average order').waitFor()
  await merchant.take({
    name: 'admin-home',
    says: 'Home, with the figures of the last weeks.',
    heights: { desktop: 840, phone: 960 },
  })
}

/** The list and one member, down to the reasons of every point. */
export async function takeMembers(merchant: MerchantPictures, memberId: string): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/members')
  await merchant.take({ name: 'admin-members', says: 'Everyone who has an account in the store.' })
  await merchant.open('/app/members?q=ivy')
  await merchant.take({ name: 'admin-members-found', says: 'A search, answered by Shopify.' })
  await merchant.open('/app/members?q=rosemary')
  await merchant.take({ name: 'admin-members-none', says: 'A search without hits.' })
  await merchant.open(`/app/members/${memberId}`)
  await merchant.take({
    name: 'admin-member',
    says: "One member's statement: every line says why.",
    heights: memberHeights,
  })
  await merchant.press(/^Extend/)
  await app.getByLabel('Last day').fill('2020-01-01')
  await app.getByLabel('Note').fill('Was ill')
  await app.getByRole('dialog').getByRole('button', { name: 'Extend' }).click()
  await app.getByText('Nothing was extended').waitFor()
  await merchant.take({
    name: 'admin-extend-refused',
    says: 'Points cannot be made to end earlier.',
  })
  await merchant.open(`/app/members/${memberId}`)
  await merchant.press('Adjust points')
  await app.getByLabel('How many').fill('0')
  await app.getByRole('dialog').getByRole('button', { name: 'Give points' }).click()
  await app.locator('[id$="Error"]').first().waitFor()
  await merchant.take({
    name: 'admin-adjust-errors',
    says: 'An adjustment needs a number and a reason.',
  })
  await app.getByLabel('What to do').selectOption('take')
  await app.getByLabel('How many').fill('5000')
  await app.getByLabel('Note').fill('Points of another account')
  await app.getByRole('dialog').getByRole('button', { name: 'Take points away' }).click()
  await app.getByText('Nothing was adjusted').waitFor()
  await merchant.take({ name: 'admin-adjust-refused', says: 'More than there is cannot be taken.' })
}

/** Many members at once: from a file that is checked to what was booked. */
export async function takeBatches(merchant: MerchantPictures): Promise<void> {
  const { app } = merchant
  await merchant.open('/app/members?availableMin=1&status=member&sort=richest')
  await merchant.take({ name: 'admin-members-filtered', says: 'A filtered list; a link keeps it.' })
  await merchant.open('/app/members?availableMin=900000')
  await merchant.take({ name: 'admin-members-no-fit', says: 'A filter that fits nobody.' })
  await merchant.open('/app/members/batches')
  await merchant.take({ name: 'admin-batches-empty', says: 'Adjustments of many, before any.' })
  await merchant.open('/app/members/batches/new')
  await merchant.press('Check')
  await app.locator('[id$="Error"]').first().waitFor()
  await merchant.take({ name: 'admin-batch-new', says: 'Who is adjusted, and why.' })
  const text =
    'customer,points,note\nivy@example.com,25,A late parcel\nmoss@example.com,-5000,\n1,5,\n'
  await app
    .locator('input[type=file]')
    .setInputFiles({ name: 'spring.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await app.getByLabel('Note').fill('Late parcels in spring')
  await merchant.press('Check')
  await app.getByRole('button', { name: 'Adjust 1 member' }).waitFor()
  await merchant.take({ name: 'admin-batch-ready', says: 'What it comes to, row by row.' })
  await merchant.press('Adjust 1 member')
  await app.getByText('Done', { exact: true }).waitFor()
  await merchant.take({ name: 'admin-batch-done', says: 'Booked; it can be undone as one.' })
}

export async function takeMissing(merchant: MerchantPictures): Promise<void> {
  await merchant.open('/app/members/01999999-9999-7999-8999-999999999999')
  await merchant.take({ name: 'admin-member-unknown', says: 'A member that is not there.' })
  await merchant.open('/app/nowhere')
  await merchant.take({ name: 'admin-page-unknown', says: 'A page that is not there.' })
}
