// What can become of an order, through the simulator: each history once as it comes, with what the
// member has after every act, and once with everything doubled, late and in disorder, where only
// the end is held to it. A mug is 14.00, shipping 5.00, the tax of 6 % comes on top; a point for
// each whole unit of goods.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ControlOrder } from '../../scripts/demo/control.ts'
import { someSettings } from '../setup/builders/program.ts'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { refreshShop } = await import('../../app/jobs/tasks/refresh-shop.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')

let shopId: number
let mug: string
let count = 0

beforeAll(async () => {
  shopId = await box.signIn()
  await prisma().programPhase.deleteMany({ where: { shopId } })
  const at = new Date('2020-01-01T00:00:00Z')
  const settings = someSettings({ pendingDays: 14, expiryMonths: 12 })
  await prisma().programVersion.create({
    data: { shopId, number: 1, settings, effectiveFrom: at, publishedAt: at },
  })
  await box.control.post(`/shops/${domain}/scopes`, { grant: ['read_shopify_payments_disputes'] })
  await refreshShop({ shopId }, { now: now() })
  const products =
    await box.control.get<{ variants: { id: string; price: string }[] }[]>('/products')
  const variants = products.flatMap((product) => product.variants)
  mug = variants.find(({ price }) => price === '14.00')?.id ?? ''
})

afterEach(async () => {
  await box.control.post('/webhooks/mode', {})
  expect(await verifyBooks(forShop(shopId))).toEqual([])
})

interface Scene {
  buy(quantity: number, more?: object): Promise<ControlOrder>
  /** Anything that the control API does to an order. */
  act(order: ControlOrder, what: string, body?: object): Promise<ControlOrder>
  remove(order: ControlOrder): Promise<void>
  has(points: number): Promise<void>
}

type History = (scene: Scene) => Promise<void>

const lineOf = (order: ControlOrder, quantity: number) => [
  { lineId: order.lines[0]?.id ?? '', quantity },
]

const histories: Record<string, History> = {
  'is paid in parts': async ({ buy, act, has }) => {
    const order = await buy(5, { payment: 'pending' })
    await has(0)
    await act(order, 'pay', { amount: '30.00' })
    await has(0)
    await act(order, 'pay')
    await has(70)
  },
  'is authorised, then captured in parts': async ({ buy, act, has }) => {
    const order = await buy(2, { payment: 'authorized' })
    await has(0)
    await act(order, 'capture', { amount: '10.00' })
    await has(0)
    await act(order, 'capture')
    await has(28)
  },
  'is authorised, then let go': async ({ buy, act, has }) => {
    const order = await buy(2, { payment: 'authorized' })
    await act(order, 'void')
    await has(0)
  },
  'is paid days later': async ({ buy, act, has }) => {
    const placed = new Date(Date.now() - 5 * 86_400_000).toISOString()
    const order = await buy(2, { payment: 'pending', processedAt: placed })
    await has(0)
    await act(order, 'pay')
    await has(28)
  },
  'was placed days ago, before anybody told of it': async ({ buy, has }) => {
    await buy(2, { processedAt: new Date(Date.now() - 5 * 86_400_000).toISOString() })
    await has(28)
  },
  'is a draft, is bought at the till, is renewed': async ({ buy, act, has }) => {
    await buy(1, { channel: 'shopify_draft_order' })
    await has(14)
    await buy(1, { channel: 'pos' })
    await has(28)
    const plan = await planId()
    const lines = [{ variantId: mug, quantity: 1, sellingPlanId: plan }]
    const first = await buy(1, { lines })
    await has(42)
    await act(first, 'renew')
    await has(56)
  },
  'is given back by line, by amount, for its shipping and for good': async (scene) => {
    const { buy, act, has } = scene
    const order = await buy(3)
    await has(42)
    await act(order, 'refund', { lines: lineOf(order, 1) })
    await has(28)
    await act(order, 'refund', { amount: '5.00' })
    await has(23)
    await act(order, 'refund', { shipping: '1.00' })
    await has(23)
    await act(order, 'refund', { lines: lineOf(order, 2) })
    await has(0)
  },
  'is exchanged: what comes back and what goes out instead': async ({ buy, act, has }) => {
    const order = await buy(2)
    await act(order, 'edit', {
      set: lineOf(order, 1),
      add: [{ variantId: mug, quantity: 1 }],
    })
    await has(28)
  },
  'has a line added that is not paid, and is paid for then': async ({ buy, act, has }) => {
    const order = await buy(1)
    await has(14)
    await act(order, 'edit', { add: [{ variantId: mug, quantity: 1 }] })
    await has(14)
    await act(order, 'pay')
    await has(28)
  },
  'has a line added that never is paid, and taken out again': async ({ buy, act, has }) => {
    const order = await buy(1)
    const edited = await act(order, 'edit', { add: [{ variantId: mug, quantity: 2 }] })
    await has(14)
    const added = edited.lines.at(-1)?.id ?? ''
    await act(order, 'edit', { set: [{ lineId: added, quantity: 0 }] })
    await has(14)
  },
  'loses units by an edit': async ({ buy, act, has }) => {
    const order = await buy(3)
    await act(order, 'edit', { set: lineOf(order, 1) })
    await has(14)
  },
  'is cancelled before it was sent': async ({ buy, act, has }) => {
    const order = await buy(2)
    await has(28)
    await act(order, 'cancel')
    await has(0)
  },
  'is cancelled after it was sent, and the money is kept': async ({ buy, act, has }) => {
    const order = await buy(2)
    await act(order, 'fulfill')
    await has(28)
    await act(order, 'cancel', { refund: false })
    await has(0)
  },
  'is disputed, charged back, and won after all': async ({ buy, act, has }) => {
    const order = await buy(1)
    await act(order, 'dispute', { kind: 'chargeback' })
    await has(14)
    await act(order, 'dispute', { decide: 'won' })
    await has(14)
    const other = await buy(1)
    await act(other, 'dispute', { kind: 'inquiry' })
    await has(28)
    await act(other, 'dispute', { decide: 'lost' })
    await has(14)
    await act(other, 'dispute', { decide: 'won' })
    await has(28)
    await act(other, 'refund', { lines: lineOf(other, 1) })
    await has(14)
  },
  'is charged back and stays so, whatever comes after': async ({ buy, act, has }) => {
    const order = await buy(2)
    await act(order, 'dispute')
    await act(order, 'dispute', { decide: 'lost' })
    await has(0)
    await act(order, 'fulfill')
    await act(order, 'close')
    await has(0)
  },
  'is put away and taken up again': async ({ buy, act, has }) => {
    const order = await buy(1)
    await act(order, 'close')
    await act(order, 'reopen')
    await has(14)
  },
  'is cancelled and deleted': async ({ buy, act, remove, has }) => {
    const order = await buy(2)
    await has(28)
    await act(order, 'cancel')
    await remove(order)
    await has(0)
  },
}

describe.each(Object.entries(histories))('an order that %s', (_name, history) => {
  test('as it comes', async () => {
    const customerId = await aCustomer()
    await history(
      sceneOf(customerId, async (points) => {
        await box.settle()
        expect(await pointsOf(customerId)).toBe(points)
      }),
    )
  })

  test('doubled, late and in disorder', async () => {
    const customerId = await aCustomer()
    await box.settle()
    await box.control.post('/webhooks/mode', { duplicate: 0.5, delayMs: [0, 300], shuffle: true })
    let points = 0
    await history(
      sceneOf(customerId, async (last) => {
        points = last
      }),
    )
    await box.settle()
    expect(await pointsOf(customerId)).toBe(points)
  })
})

test('a deletion that is heard before the order leaves nothing of it', async () => {
  const customerId = await aCustomer()
  const { buy, act, remove } = sceneOf(customerId, async () => {})
  await box.settle()
  await box.control.post('/webhooks/mode', { lose: { topics: ['orders/paid', 'orders/create'] } })
  const order = await buy(2)
  await act(order, 'cancel')
  await remove(order)
  await box.settle()
  const lost = await box.control.get<{ webhookId: string }[]>('/webhooks?status=lost')
  for (const one of lost) await box.control.post(`/webhooks/${one.webhookId}/redeliver`)
  await box.settle()
  expect(await pointsOf(customerId)).toBe(0)
})

async function aCustomer(): Promise<string> {
  count += 1
  const email = `fern-${count}@example.com`
  return (await box.control.createCustomer({ firstName: 'Fern', lastName: `No. ${count}`, email }))
    .id
}

function sceneOf(customerId: string, has: Scene['has']): Scene {
  return {
    buy: (quantity, more = {}) =>
      box.control.placeOrder({
        customerId,
        lines: [{ variantId: mug, quantity }],
        payment: 'paid',
        ...more,
      }),
    act: (order, what, body = {}) => box.control.post(`/orders/${order.id}/${what}`, body),
    remove: async (order) => {
      const answer = await fetch(`${box.control.address}/orders/${order.id}`, { method: 'DELETE' })
      expect(answer.status).toBe(200)
    },
    has,
  }
}

async function planId(): Promise<string> {
  const { sellingPlans } = await box.control.post<{ sellingPlans: { id: string }[] }>(
    `/shops/${domain}`,
    { locales: ['en', 'he', 'ja', 'cs'] },
  )
  return sellingPlans[0]?.id ?? ''
}

/** Waiting or there to be spent. */
async function pointsOf(customerId: string): Promise<number> {
  const member = await prisma().member.findFirst({ where: { shopId, customerId } })
  if (!member) return 0
  const rows = await prisma().balance.findMany({ where: { shopId, memberId: member.id } })
  return rows.reduce((sum, { pending, available }) => sum + pending + available, 0)
}
