// What the scenes are played with: the merchant's and the shoppers' own doors, and two processes
// that can be stopped.
import { execFile } from 'node:child_process'
import type { Stack } from '../../stack.ts'
import { Control, type ControlOrder } from '../control.ts'
import { type Merchant, signIn } from '../merchant.ts'

export interface StageOptions {
  stack: Stack
  databaseUrl: string
  /** How long the app stays away, so that the storefront can be looked at. */
  lookMs: number
}

export interface Shopper {
  id: string
  name: string
  email: string
}

export interface Me {
  points: { available: number; pending: number }
  history: { points: number; reason: string }[]
}

export interface Item {
  variantId: string
  quantity: number
}

interface Product {
  isGiftCard?: boolean
  variants: { id: string; price: string }[]
}

const patienceMs = 60_000
const lookMs = 400
/** The app looks at the simulator's clock five times a second. */
const clockMs = 500

export class Stage {
  readonly control: Control
  readonly stack: Stack
  readonly lookMs: number
  readonly #databaseUrl: string
  #merchant: Merchant | undefined

  constructor({ stack, databaseUrl, lookMs: look }: StageOptions) {
    this.control = new Control(stack.addresses.control)
    this.stack = stack
    this.lookMs = look
    this.#databaseUrl = databaseUrl
  }

  async merchant(): Promise<Merchant> {
    this.#merchant ??= await signIn(this.control, this.stack)
    return this.#merchant
  }

  /** Somebody new, so that a scene can be played again and again. */
  async newShopper(firstName: string): Promise<Shopper> {
    const lastName = 'of the tour'
    const email = `${firstName}.${Date.now().toString(36)}@example.com`.toLowerCase()
    const { id } = await this.control.createCustomer({ firstName, lastName, email })
    return { id, name: firstName, email }
  }

  /** One thing, often enough to cost exactly this; null where the shop sells nothing that fits. */
  async itemsFor(minor: number): Promise<Item | null> {
    const products = await this.control.get<Product[]>('/products')
    const variants = products.flatMap((one) => (one.isGiftCard ? [] : one.variants))
    for (const { id, price } of variants) {
      const quantity = minor / Math.round(Number(price) * 100)
      if (Number.isInteger(quantity) && quantity <= 10) return { variantId: id, quantity }
    }
    return null
  }

  async buy(shopper: Shopper, minor: number): Promise<ControlOrder> {
    const item = await this.itemsFor(minor)
    if (!item) throw new Error(`The shop sells nothing that comes to ${minor / 100}.`)
    return this.control.placeOrder({ customerId: shopper.id, lines: [item] })
  }

  async me(shopper: Shopper, language = 'en'): Promise<Me> {
    const path = `/me?locale=${language}`
    const { body } = await this.control.proxy({ path, method: 'GET', customerId: shopper.id })
    if (!body?.member) throw new Error(`The app did not say what ${shopper.name} has.`)
    return body.member as Me
  }

  /** All that is theirs. */
  async pointsOf(shopper: Shopper): Promise<number> {
    const { points } = await this.me(shopper)
    return points.available + points.pending
  }

  async untilPoints(shopper: Shopper, points: number): Promise<void> {
    const isSo = async () => (await this.pointsOf(shopper)) === points
    await this.until(isSo, `${shopper.name} has ${points} points`)
  }

  /** The welcome has been booked. */
  async untilWelcomed(shopper: Shopper): Promise<void> {
    const isSo = async () => (await this.me(shopper)).history.length > 0
    await this.until(isSo, `${shopper.name} is welcomed`)
  }

  /** Moves time, and lets app and worker notice. */
  async pass(duration: string): Promise<void> {
    await this.control.moveClock({ advance: duration })
    await pause(clockMs)
  }

  /** Asks again and again; an answer that did not come is no. */
  async until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    const deadline = Date.now() + patienceMs
    while (!(await isSo().catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`It did not come about that ${what}.`)
      await pause(lookMs)
    }
  }

  /** What `npm run books:verify` prints. */
  verifyBooks(): Promise<{ isRight: boolean; text: string }> {
    const env = { ...process.env, DATABASE_URL: this.#databaseUrl }
    const args = ['--disable-warning=ExperimentalWarning', 'scripts/books-verify.ts']
    return new Promise((done) => {
      execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
        done({ isRight: !error, text: `${stdout}${stderr}`.trim() }),
      )
    })
  }

  /** Where the merchant sees somebody. */
  adminOf(shopper: Shopper, language?: string): string {
    const address = new URL(`${this.stack.addresses.admin}/app/members`)
    address.searchParams.set('q', shopper.email)
    if (language) address.searchParams.set('locale', language)
    return address.href
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
