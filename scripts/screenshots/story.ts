// The short story that the pictures show: a handful of people, a few weeks, always the same.
import { randomUUID } from 'node:crypto'
import type { Control, ControlOrder } from '../demo/control.ts'
import { type Merchant, signIn } from '../demo/merchant.ts'
import { type Stage, until } from './stage.ts'

/** The shop's day: a Monday morning in New York, whatever day it is here. */
export const firstDay = '2027-03-01T15:00:00Z'

interface Product {
  id: string
  title: string
  handle: string
  variants: { id: string }[]
}

export type Basket = [handle: string, quantity: number][]

export class Story {
  readonly control: Control
  #products: Product[] = []
  #merchant: Merchant | undefined

  constructor({ control }: Stage) {
    this.control = control
  }

  async join(firstName: string, lastName: string): Promise<string> {
    const email = `${firstName}@example.com`.toLowerCase()
    const { id } = await this.control.createCustomer({ firstName, lastName, email })
    return id
  }

  async buy(
    customerId: string,
    basket: Basket,
    payment: 'paid' | 'pending' = 'paid',
  ): Promise<ControlOrder> {
    const lines = await Promise.all(
      basket.map(async ([handle, quantity]) => {
        const { variantId } = await this.variantOf(handle)
        return { variantId, quantity }
      }),
    )
    return this.control.placeOrder({ customerId, lines, payment })
  }

  /** What was sold in the weeks before the program began. */
  async boughtBefore(): Promise<void> {
    const lines = [{ variantId: (await this.variantOf('fern-mug')).variantId, quantity: 3 }]
    for (const [index, name] of ['Willow', 'Clover', 'Aster'].entries()) {
      const customerId = await this.join(name, 'Brook')
      const day = String(10 + index * 5)
      const processedAt = `2027-02-${day}T15:00:00Z`
      await this.control.placeOrder({ customerId, lines, payment: 'paid', processedAt })
    }
    await this.control.settleWebhooks()
  }

  /** A product's first variant, as a reward names it. */
  async variantOf(handle: string) {
    if (this.#products.length === 0) this.#products = await this.control.get('/products')
    const product = this.#products.find((one) => one.handle === handle)
    const variant = product?.variants[0]
    if (!product || !variant) throw new Error(`The shop sells no ${handle}`)
    return { productId: product.id, variantId: variant.id, title: product.title }
  }

  async balance(customerId: string): Promise<{ available: number; pending: number }> {
    const { body } = await this.control.proxy({ path: '/me', method: 'GET', customerId })
    return body.member?.points ?? { available: 0, pending: 0 }
  }

  /** Waits until the shop, too, shows this: what Liquid reads is written a moment later. */
  async shows(customerId: string, available: number, pending: number): Promise<void> {
    const owner = encodeURIComponent(`gid://shopify/Customer/${customerId}`)
    let seen: unknown
    await until(`${available} points and ${pending} pending`, async () => {
      const fields = await this.control.get<{ key: string; value: string }[]>(
        `/metafields?owner=${owner}`,
      )
      const state = fields.find((field) => field.key === 'loyalty')
      seen = state ? JSON.parse(state.value).points : null
      const points = seen as { available: number; pending: number } | null
      return points?.available === available && points.pending === pending
    }).catch((error: Error) => {
      throw new Error(`${error.message}; the shop shows ${JSON.stringify(seen)}`)
    })
  }

  async letDaysPass(days: number): Promise<void> {
    await this.control.settleWebhooks()
    await this.control.moveClock({ advance: `P${days}D` })
    await new Promise((done) => setTimeout(done, 1500))
  }

  /** People join and buy; Ivy is the one the pictures follow. */
  async live(): Promise<{ ivy: string; first: ControlOrder }> {
    const ivy = await this.join('Ivy', 'Greenwood')
    for (const [firstName, lastName, basket] of others) {
      const customer = await this.join(firstName, lastName)
      if (basket.length > 0) await this.buy(customer, basket)
    }
    const first = await this.buy(ivy, [
      ['fern-mug', 2],
      ['brass-watering-can', 2],
    ])
    await this.shows(ivy, 50, 118)
    return { ivy, first }
  }

  /** Somebody who has enough for one reward. */
  async regular(): Promise<string> {
    const moss = await this.join('Moss', 'Park')
    await this.buy(moss, [['monstera-deliciosa', 2]])
    await this.letDaysPass(15)
    await this.shows(moss, 128, 0)
    return moss
  }

  async giveOneBack(order: ControlOrder): Promise<void> {
    const mugs = order.lines[0]
    if (mugs) await this.control.refund(order.id, { lines: [{ lineId: mugs.id, quantity: 1 }] })
  }

  async memberId(customerId: string): Promise<string> {
    const { body } = await this.control.proxy({ path: '/me', method: 'GET', customerId })
    return body.member.id
  }

  async adjust(stage: Stage, customerId: string, points: number, note: string): Promise<void> {
    const form = { adjustmentId: randomUUID(), points: String(points), note }
    await this.#change(stage, customerId, { intent: 'adjust', ...form })
  }

  pause(stage: Stage, customerId: string, note: string): Promise<void> {
    return this.#change(stage, customerId, { intent: 'pause', note })
  }

  async #change({ stack }: Stage, customerId: string, form: Record<string, string>): Promise<void> {
    this.#merchant ??= await signIn(this.control, stack)
    const path = `/app/members/${await this.memberId(customerId)}`
    const route = 'routes/app.members.$id'
    const answer = await this.#merchant.call<{ result: { ok: boolean } }>(route, path, form)
    if (!answer.result.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`)
  }

  async redeem(customerId: string, rewardId: string, points: number): Promise<void> {
    const body = { rewardId, points, requestId: randomUUID() }
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }
    const ask = { path: '/apps/loyalty/redeem', method: 'POST', customerId, body, headers }
    const { status } = await this.control.post<{ status: number }>('/proxy', ask)
    if (status !== 201) throw new Error(`Not redeemed: ${status}`)
  }
}

const others: [firstName: string, lastName: string, basket: Basket][] = [
  ['Wren', 'Okafor', [['boston-fern', 1]]],
  [
    'Hazel',
    'Moreau',
    [
      ['monstera-deliciosa', 1],
      ['terracotta-pot', 2],
    ],
  ],
  ['Basil', 'Ito', []],
  ['Juniper', 'Haddad', [['desert-trio', 3]]],
  [
    'Rowan',
    'Eriksen',
    [
      ['lavender', 4],
      ['botanist-s-notebook', 1],
    ],
  ],
]
