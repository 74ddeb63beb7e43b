import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')
const { fetchOrder } = await import('../../app/shopify/fetch-order.server.ts')
const { parseBody } = await import('../../app/shopify/webhooks/parse-body.ts')
const { translateOrder } = await import('../../app/shopify/webhooks/translate-order.ts')
const { listMended } = await import('../../app/loyalty/insights/list-mended.server.ts')
const { readLastSweep } = await import('../../app/loyalty/insights/read-last-sweep.server.ts')
const { reconcileShop } = await import('../../app/jobs/tasks/reconcile-shop.ts')

const domain = 'perennial-garden.myshopify.com'
let shopId: number
let variantIds: string[]
let customerId: string

beforeAll(async () => {
  shopId = await box.signIn()
  await publishDraft(forShop(shopId), { revision: 1, publishedBy: 'test', now: now() })
  const products =
    await box.control.get<{ title: string; variants: { id: string }[] }[]>('/products')
  variantIds = products.flatMap(({ variants }) => variants.map(({ id }) => id)).slice(0, 3)
  customerId = (await addCustomer('ada@example.com')).id
  await box.settle()
})

function addCustomer(email: string) {
  return box.control.createCustomer({ firstName: 'Ada', lastName: 'Fern', email })
}

function deleteCustomer(id: string) {
  return fetch(`${box.control.address}/customers/${id}`, { method: 'DELETE' })
}

function buy(quantity = 1, more: object = {}) {
  const lines = variantIds.map((variantId) => ({ variantId, quantity }))
  return box.control.placeOrder({ customerId, lines, payment: 'paid', ...more })
}

const storedOrder = (id: string) =>
  prisma().order.findUnique({ where: { shopId_id: { shopId, id } } })
const lost = () => prisma().finding.findMany({ where: { shopId, kind: 'webhook_lost' } })

async function withWebhooksLost<T>(work: () => Promise<T>): Promise<T> {
  await box.control.post('/webhooks/mode', { lose: 1 })
  try {
    const done = await work()
    await box.settle()
    return done
  } finally {
    await box.control.post('/webhooks/mode', {})
  }
}

describe('an order that is fetched is the order that is delivered', () => {
  test('as placed, refunded by line, by amount and shipping, edited, cancelled', async () => {
    const order = await buy(3)
    await expectSame(order.id)
    const [first, second] = order.lines
    await box.control.refund(order.id, { lines: [{ lineId: first?.id ?? '', quantity: 1 }] })
    await expectSame(order.id)
    await box.control.refund(order.id, { amount: '2.50' })
    await expectSame(order.id)
    await box.control.post(`/orders/${order.id}/refund`, { shipping: '1.00' })
    await expectSame(order.id)
    await box.control.post(`/orders/${order.id}/edit`, {
      add: [{ variantId: variantIds[0], quantity: 1 }],
      set: [{ lineId: second?.id, quantity: 1 }],
    })
    await expectSame(order.id)
    await box.control.post(`/orders/${order.id}/cancel`, { refund: true })
    await expectSame(order.id)
  })

  test('of a guest, not yet paid, a test, from another channel', async () => {
    const order = await buy(1, { customerId: null, payment: 'pending', test: true, channel: 'pos' })
    const { customerId: guest, payment, isTest, channel } = await expectSame(order.id)
    expect([guest, payment, isTest, channel]).toEqual([null, 'pending', true, 'pos'])
  })

  test('with more lines than one page holds', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => ({
      variantId: variantIds[index % 3] ?? '',
      quantity: 1,
    }))
    const order = await box.control.placeOrder({ customerId, lines, payment: 'paid' })
    const { lines: fetched } = await expectSame(order.id)
    expect(fetched.length).toBe(order.lines.length)
    const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
    await box.control.refund(order.id, { lines: all })
    await expectSame(order.id)
  })

  test('that is not there is null', async () => {
    expect(await fetchOrder({ shopId, domain }, '1')).toBeNull()
  })
})

/** Moves the clock on and waits until the app has heard of it. */
async function passTime(duration: string): Promise<void> {
  const { offsetMs } = await box.control.moveClock({ advance: duration })
  while (Math.abs(now().getTime() - Date.now() - offsetMs) > 100) {
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** What the newest delivery says of the order, and what Shopify answers. */
async function expectSame(orderId: string) {
  await box.control.settleWebhooks()
  const deliveries = await box.control.get<{ topic: string; body: unknown }[]>('/webhooks?body=1')
  const told = deliveries
    .filter(({ topic }) => /^orders\/(create|paid|updated|cancelled)$/.test(topic))
    .map(({ body }) => translateOrder(parseBody(Buffer.from(asText(body)))))
    .filter((snapshot) => snapshot.orderId === orderId)
    .sort((one, other) => one.updatedAt.localeCompare(other.updatedAt))
  const fetched = (await fetchOrder({ shopId, domain }, orderId))?.snapshot
  expect(told.length).toBeGreaterThan(0)
  expect(fetched).toEqual(told.at(-1))
  if (!fetched) throw new Error('unreachable')
  return fetched
}

function asText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}

describe('the nightly comparison', () => {
  beforeAll(async () => {
    await box.settle()
    await reconcileShop({ shopId }, { now: now() })
    await prisma().finding.deleteMany({ where: { shopId } })
  })
  // Each comparison overlaps the last one by an hour: what is older is not looked at again.
  beforeEach(() => passTime('PT3H'))

  test('finds nothing where nothing was lost', async () => {
    await buy()
    await box.settle()
    await reconcileShop({ shopId }, { now: now() })
    expect(await lost()).toEqual([])
  })

  test('takes what has arrived and only waits its turn for heard, not for lost', async () => {
    const order = await buy()
    await box.control.settleWebhooks()
    await reconcileShop({ shopId }, { now: now() })
    expect(await storedOrder(order.id)).not.toBeNull()
    expect(await lost()).toEqual([])
  })

  test('settles an order whose webhooks were all lost, and says so once', async () => {
    const order = await withWebhooksLost(() => buy())
    expect(await storedOrder(order.id)).toBeNull()
    for (let night = 1; night <= 2; night += 1) await reconcileShop({ shopId }, { now: now() })
    const transfers = await prisma().transfer.findMany({ where: { shopId, orderId: order.id } })
    expect(transfers.length).toBeGreaterThan(0)
    expect(await lost()).toMatchObject([{ subject: order.id, resolvedAt: expect.any(Date) }])
  })

  test.each([
    ['days later', 'P2D'],
    ['in the second of the purchase', null],
  ])('takes back what a refund %s, that we never heard of, gave back', async (_when, later) => {
    const order = await buy(2)
    await box.settle()
    if (later) await passTime(later)
    const all = order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))
    await withWebhooksLost(() => box.control.refund(order.id, { lines: all }))
    await reconcileShop({ shopId }, { now: now() })
    expect((await storedOrder(order.id))?.snapshot).toMatchObject({ payment: 'partially_refunded' })
    const [row] = await prisma().$queryRaw<{ net: number }[]>`
      SELECT sum(CASE WHEN "from" = 'issued' THEN amount ELSE -amount END)::int AS net
      FROM transfers WHERE shop_id = ${shopId} AND order_id = ${order.id}`
    expect(row?.net).toBe(0)
  })

  test('makes a member of a customer whose webhook was lost', async () => {
    const customer = await withWebhooksLost(() => addCustomer('bea@example.com'))
    const find = () => prisma().member.findFirst({ where: { shopId, customerId: customer.id } })
    expect(await find()).toBeNull()
    await reconcileShop({ shopId }, { now: now() })
    expect(await find()).not.toBeNull()
  })

  test('says what it put right: which order, and what that changed of its points', async () => {
    const order = await withWebhooksLost(() => buy())
    await reconcileShop({ shopId }, { now: now() })
    const [row] = await prisma().$queryRaw<{ net: string }[]>`
      SELECT sum(amount)::text AS net FROM transfers
      WHERE shop_id = ${shopId} AND order_id = ${order.id} AND "from" = 'issued'`
    const mended = await listMended(forShop(shopId), [], now())
    expect(mended.find(({ orderId }) => orderId === order.id)).toMatchObject({
      kind: 'order_missed',
      orderName: order.name,
      values: { points: row?.net },
    })
    const { figures, isUnderWay } = await readLastSweep(forShop(shopId), now())
    expect(isUnderWay).toBe(false)
    expect(figures?.orders.differing).toBe(1)
  })

  test('takes back what an order earned that was cancelled and deleted without a word', async () => {
    const order = await buy(2)
    await box.settle()
    await withWebhooksLost(async () => {
      await box.control.post(`/orders/${order.id}/cancel`, { refund: false })
      await fetch(`${box.control.address}/orders/${order.id}`, { method: 'DELETE' })
    })
    await reconcileShop({ shopId }, { now: now() })
    const [row] = await prisma().$queryRaw<{ net: number }[]>`
      SELECT sum(CASE WHEN "from" = 'issued' THEN amount ELSE -amount END)::int AS net
      FROM transfers WHERE shop_id = ${shopId} AND order_id = ${order.id}`
    expect(row?.net).toBe(0)
    expect((await readLastSweep(forShop(shopId), now())).figures?.goneOrders.differing).toBe(1)
    await reconcileShop({ shopId }, { now: now() })
    expect((await readLastSweep(forShop(shopId), now())).figures?.goneOrders.differing).toBe(0)
  })

  test('finds a dispute that was lost without a word, and one that was won after all', async () => {
    const order = await buy(2)
    await box.settle()
    const points = async () => (await storedOrder(order.id))?.evaluation
    const stamp = (await storedOrder(order.id))?.updatedAt
    const decide = async (decision: 'lost' | 'won') => {
      await box.control.post(`/orders/${order.id}/dispute`, { decide: decision })
      await reconcileShop({ shopId }, { now: now() })
    }
    await box.control.post(`/orders/${order.id}/dispute`, {})
    await decide('lost')
    expect(await points()).toMatchObject({ effects: [], unapplied: [{ obstacle: 'charged_back' }] })
    await reconcileShop({ shopId }, { now: now() })
    expect(await prisma().orderFetch.count({ where: { shopId } })).toBe(0)
    await decide('won')
    expect(await points()).toMatchObject({ effects: [{}] })
    expect((await storedOrder(order.id))?.updatedAt).toEqual(stamp)
  })

  test('hears of a customer who was deleted without a word', async () => {
    const customer = await addCustomer('cleo@example.com')
    await box.settle()
    await withWebhooksLost(() => deleteCustomer(customer.id))
    await reconcileShop({ shopId }, { now: now() })
    const where = { shopId, customerId: customer.id }
    expect((await prisma().member.findFirst({ where }))?.deletedAt).not.toBeNull()
    const found = await prisma().finding.findMany({ where: { shopId, kind: 'customer_deleted' } })
    expect(found).toMatchObject([{ subject: customer.id }])
    expect((await readLastSweep(forShop(shopId), now())).figures?.goneCustomers.differing).toBe(1)
  })

  test('remembers in Shopify’s time how far it came', async () => {
    const order = await buy()
    await box.settle()
    await reconcileShop({ shopId }, { now: now() })
    const row = await prisma().shop.findUnique({ where: { id: shopId } })
    expect(row?.sweptUntil).toEqual((await storedOrder(order.id))?.updatedAt)
    expect(row?.customersSweptUntil).not.toBeNull()
  })
})
