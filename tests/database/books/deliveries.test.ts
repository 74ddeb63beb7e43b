import { beforeEach, expect, test, vi } from 'vitest'
import type { OrderDetails, OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { anOrder } from '../../setup/builders/order.ts'
import { anOrderPayload, type PayloadOptions } from '../../setup/builders/order-payload.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
// Asking Shopify is tested against the simulator; here its answer is given.
const answers = new Map<string, OrderSnapshot | null | Error>()
const notLooked: OrderDetails = { totalMinor: 0, payments: [] }
let details: OrderDetails | null = null
let beforeAnswer: () => Promise<unknown> = async () => {}
vi.mock('../../../app/shopify/fetch-order.server.ts', () => ({
  fetchOrder: async (_shop: unknown, orderId: string) => {
    await beforeAnswer()
    const answer = answers.get(orderId)
    if (answer instanceof Error) throw answer
    return answer ? { snapshot: answer, details: details ?? notLooked } : null
  },
}))
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { becameOf, storeDelivery } = await import('../../setup/builders/delivery.ts')
const { settleDeliveries } = await import('../../../app/jobs/settle-deliveries.ts')
const { fetchWanted } = await import('../../../app/jobs/deliveries/fetch-wanted.ts')
const { settleShop } = await import('../../../app/jobs/deliveries/settle-batch.ts')
const { lockOrders } = await import('../../../app/loyalty/settlement/stored-orders.server.ts')

let shop: TestShop
let ids = 0
beforeEach(async () => {
  shop = await aShop()
  answers.clear()
  details = null
  beforeAnswer = async () => {}
})

async function deliver(topic: string, body: unknown): Promise<string> {
  ids += 1
  const webhookId = `webhook-${ids}`
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const { shopId } = shop
  return storeDelivery({ shopId, webhookId, topic, receivedAt: now, body: text })
}

async function stateOf(webhookId: string) {
  const { state, reason } = await becameOf(shop.shopId, webhookId)
  return reason ? [state, reason] : [state]
}

const paid = (given: PayloadOptions = {}) => deliver('orders/paid', anOrderPayload(given))
const work = async (at = now) => {
  while ((await settleDeliveries({ now: at })) > 0);
}

test('create, paid and updated of one order settle it once', async () => {
  await deliver('orders/create', anOrderPayload({ financialStatus: 'pending' }))
  const updatedAt = '2026-03-01T07:00:05-05:00'
  const last = await paid({ updatedAt })
  await deliver('orders/updated', anOrderPayload({ updatedAt }))
  await work()
  expect(await stateOf(last)).toEqual(['done'])
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.expectBooksToAgree()
})

test('a late delivery of an older state changes nothing', async () => {
  await paid({ updatedAt: '2026-03-01T08:00:00-05:00', price: '50.00' })
  await work()
  const late = await paid({ price: '100.00' })
  await work()
  expect(await stateOf(late)).toEqual(['done'])
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('a delivery that cannot be read is set aside with the reason, the others go on', async () => {
  const noJson = await deliver('orders/paid', '{"id":')
  const noPrice = await deliver('orders/paid', { ...anOrderPayload(), subtotal_price: null })
  const good = await paid()
  await work()
  expect(await stateOf(noJson)).toEqual(['unreadable', 'the body is no JSON'])
  expect((await stateOf(noPrice))[1]).toMatch(/^subtotal_price: /)
  expect(await stateOf(good)).toEqual(['done'])
})

test('a delivery that cannot be settled is found among many and parked; the others are settled', async () => {
  const before = await Promise.all([1, 2, 3].map((n) => paid({ orderId: 100 + n })))
  const bad = await paid({ orderId: 200, price: '99999999999.00' })
  const after = await Promise.all([4, 5].map((n) => paid({ orderId: 100 + n })))
  await work()
  expect((await stateOf(bad))[0]).toBe('parked')
  expect((await stateOf(bad))[1]).toMatch(/integer|range/)
  for (const id of [...before, ...after]) expect(await stateOf(id)).toEqual(['done'])
  expect(await shop.balance()).toEqual({ available: 500 })
  await shop.expectBooksToAgree()
})

test('a parked delivery marks its order until a newer state, or an answer, settles it', async () => {
  await paid()
  await work()
  await paid({ price: '99999999999.00', updatedAt: '2026-03-01T08:00:00-05:00' })
  await work()
  const parked = () =>
    shop.db.db.order.count({ where: { shopId: shop.shopId, NOT: { parkedReason: null } } })
  expect(await parked()).toBe(1)
  const { retryOrder } = await import('../../../app/loyalty/settlement/retry-order.server.ts')
  expect(await retryOrder(shop.db, '7001', now)).toBe(true)
  answers.set('7001', anOrder({ updatedAt: '2026-03-01T14:00:00.000Z' }))
  await work()
  expect(await parked()).toBe(0)
  expect(await retryOrder(shop.db, '7001', now)).toBe(false)
})

test('a body that is no text does not stop the line', async () => {
  const webhookId = 'webhook-bytes'
  const { shopId } = shop
  const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
  await storeDelivery({ shopId, webhookId, topic: 'orders/paid', receivedAt: now, body })
  const good = await paid()
  await work()
  expect((await stateOf(webhookId))[0]).not.toBe('waiting')
  expect(await stateOf(good)).toEqual(['done'])
})

test('a refund of an order never seen leads to a fetch', async () => {
  answers.set('7001', anOrder({ orderId: '7001' }))
  const refund = await deliver('refunds/create', { id: 1, order_id: 7001, refund_line_items: [] })
  await work()
  expect(await stateOf(refund)).toEqual(['done'])
  expect(await shop.balance()).toEqual({ available: 100 })
  expect(await fetches()).toEqual([])
})

test('an id beyond the exact numbers is fetched by the digits that were sent', async () => {
  answers.set('820982911946154509', anOrder({ orderId: '820982911946154509' }))
  await deliver('refunds/create', '{"id":1,"order_id":820982911946154509}')
  await work()
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('two states with one stamp are asked about, and the answer wins', async () => {
  await paid({ price: '100.00' })
  await paid({ price: '80.00' })
  const snapshot = anOrder({ processedAt: '2026-03-01T12:00:00.000Z', placedMinor: 8000 })
  answers.set('7001', {
    ...snapshot,
    lines: [{ ...snapshot.lines[0], amountMinor: 8000 } as never],
  })
  await work()
  expect(await shop.balance()).toEqual({ available: 80 })
  expect(await fetches()).toEqual([])
  await shop.expectBooksToAgree()
})

test('a fetch that fails waits longer each time and says why; an unknown order is let go', async () => {
  answers.set('7001', new Error('Shopify is away'))
  await deliver('orders/edited', { order_edit: { id: 5, order_id: 7001 } })
  await deliver('orders/edited', { order_edit: { id: 6, order_id: 7002 } })
  await work()
  const wait = (at: Date) => at.getTime() - now.getTime()
  expect(
    (await fetches()).map((one) => [one.orderId, one.problem, one.attempts, wait(one.tryAt)]),
  ).toEqual([['7001', 'Shopify is away', 1, 5000]])
  answers.set('7001', anOrder())
  await work(new Date(now.getTime() + 4999))
  expect(await fetches()).toHaveLength(1)
  await work(new Date(now.getTime() + 5000))
  expect(await fetches()).toEqual([])
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('what changes while Shopify is being asked is asked for again, also at the same moment', async () => {
  const at = { shopId: shop.shopId, domain: shop.domain }
  answers.set('7001', anOrder())
  beforeAnswer = async () => {
    await deliver('refunds/create', { order_id: 7001 })
    await settleShop(at, now)
  }
  await deliver('refunds/create', { order_id: 7001 })
  await settleShop(at, now)
  expect(await fetchWanted(at, now)).toBe(1)
  expect(await fetches()).toHaveLength(1)
  beforeAnswer = async () => {}
  expect(await fetchWanted(at, now)).toBe(1)
  expect(await fetches()).toEqual([])
})

test('a customer becomes a member, once', async () => {
  const customer = {
    admin_graphql_api_id: 'gid://shopify/Customer/9001',
    created_at: '2026-01-01T00:00:00Z',
  }
  await deliver('customers/create', customer)
  await deliver('customers/update', customer)
  await work()
  expect(await shop.db.db.member.count({ where: { shopId: shop.shopId } })).toBe(1)
})

test('an unknown topic is done with, not left lying', async () => {
  const id = await deliver('carts/update', { id: 'x' })
  await work()
  expect(await stateOf(id)).toEqual(['done'])
})

test('four workers at once settle a hundred deliveries once each', async () => {
  for (let n = 0; n < 100; n += 1)
    await paid({ orderId: 1000 + (n % 50), customerId: 9001 + (n % 7) })
  await Promise.all([1, 2, 3, 4].map(() => work()))
  const [row] = await shop.db.sql<{ points: number }>`
    SELECT sum(available)::int AS points FROM balances WHERE shop_id = ${shop.shopId}`
  expect(row?.points).toBe(5000)
  await shop.expectBooksToAgree()
})

function fetches() {
  return shop.db.db.orderFetch.findMany({ where: { shopId: shop.shopId } })
}

test('an order that somebody else is settling is left for later, and holds up no other', async () => {
  const [busy, idle] = [await paid({ orderId: 501 }), await paid({ orderId: 502 })]
  await shop.db.transaction(async (tx) => {
    await lockOrders(tx, ['501'])
    expect(await settleShop({ shopId: shop.shopId, domain: 'here' }, now)).toBe(1)
    expect([await stateOf(busy), await stateOf(idle)]).toEqual([['waiting'], ['done']])
  })
  await work()
  expect(await stateOf(busy)).toEqual(['done'])
  expect(await shop.balance()).toEqual({ available: 200 })
  await shop.expectBooksToAgree()
})

test('what two topics tell in the same words settles once, and both are done', async () => {
  const body = anOrderPayload({ orderId: 503 })
  const both = [await deliver('orders/create', body), await deliver('orders/paid', body)]
  await work()
  expect(await Promise.all(both.map(stateOf))).toEqual([['done'], ['done']])
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.expectBooksToAgree()
})

test('an order paid late earns once it is known when, and its points wait from then', async () => {
  await shop.publish({ pendingDays: 14 }, '2020-02-01T00:00:00Z')
  await paid({ updatedAt: '2026-03-09T12:00:00Z' })
  await settleShop(shop, now)
  expect(await fetches()).toMatchObject([{ orderId: '7001', attempts: 0 }])
  const order = () =>
    shop.db.db.order.findUniqueOrThrow({
      where: { shopId_id: { shopId: shop.shopId, id: '7001' } },
    })
  const obstacles = [{ obstacle: 'awaiting_details' }]
  expect((await order()).evaluation).toMatchObject({ effects: [], unapplied: obstacles })

  const { snapshot } = await order()
  answers.set('7001', snapshot as unknown as OrderSnapshot)
  const payment = { at: '2026-03-09T11:59:00.000Z', amountMinor: 10_000, by: 'other' as const }
  details = { totalMinor: 10_000, payments: [payment] }
  await work()
  expect(await fetches()).toEqual([])
  expect((await order()).inputs).toMatchObject({ observed: { paidAt: payment.at } })
  expect(await shop.balance()).toEqual({ available: 100 })

  details = { totalMinor: 10_000, payments: [{ ...payment, at: '2026-03-20T00:00:00.000Z' }] }
  await deliver('refunds/create', { order_id: 7001 })
  await work()
  expect((await order()).inputs).toMatchObject({ observed: { paidAt: payment.at } })
  await shop.expectBooksToAgree()
})

test('what is out of reach counts as paid when it was first seen to be', async () => {
  await shop.publish({ pendingDays: 14 }, '2020-02-01T00:00:00Z')
  await paid({ updatedAt: '2026-03-09T12:00:00Z' })
  await work()
  expect(await fetches()).toEqual([])
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.expectBooksToAgree()
})

test('what is out of reach is in no collection, until somebody tells', async () => {
  const named = (title: string) => ({ id: '7', title })
  const scope = { ...everything, excludedCollections: [named('Sale')] }
  await shop.publish({ scope }, '2020-02-01T00:00:00Z')
  await paid()
  await settleShop(shop, now)
  expect(await fetches()).toMatchObject([{ orderId: '7001' }])
  await work()
  const where = { shopId_id: { shopId: shop.shopId, id: '7001' } }
  const order = () => shop.db.db.order.findUniqueOrThrow({ where })
  expect(await fetches()).toEqual([])
  expect((await order()).inputs).toMatchObject({ observed: { isStated: true } })
  expect(await shop.balance()).toEqual({ available: 100 })
  const known = (await order()).snapshot as unknown as OrderSnapshot
  const of = Object.fromEntries(known.lines.map(({ productId }) => [productId ?? '', ['7']]))
  answers.set('7001', known)
  details = { ...notLooked, collections: { asked: ['7'], of } }
  await deliver('refunds/create', { order_id: 7001 })
  await work()
  expect((await order()).inputs).not.toMatchObject({ observed: { isStated: true } })
  expect(await shop.balance()).toEqual({})
  await shop.expectBooksToAgree()
})

test('a later stamp alone is kept, and what comes before it is old from then on', async () => {
  await paid({ orderId: 504 })
  await work()
  const updatedAt = '2026-03-01T09:00:00-05:00'
  await deliver('orders/updated', anOrderPayload({ orderId: 504, updatedAt }))
  await work()
  await paid({ orderId: 504, price: '40.00', updatedAt: '2026-03-01T08:00:00-05:00' })
  await work()
  const where = { shopId_id: { shopId: shop.shopId, id: '504' } }
  const order = await shop.db.db.order.findUniqueOrThrow({ where })
  expect(order.updatedAt).toEqual(new Date(updatedAt))
  expect(order.snapshot).toMatchObject({ updatedAt: new Date(updatedAt).toISOString() })
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.expectBooksToAgree()
})
