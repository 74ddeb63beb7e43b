// An installation into a shop that has been there for a while: what it had before is there
// afterwards, as if each webhook had been heard.
import { beforeAll, describe, expect, test } from 'vitest'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { importShop } = await import('../../app/jobs/tasks/import-shop.ts')
const { askImport } = await import('../../app/shopify/ask-import.server.ts')
const { readImport } = await import('../../app/loyalty/insights/read-import.server.ts')
const { fetchOrder } = await import('../../app/shopify/fetch-order.server.ts')
const { parseBody } = await import('../../app/shopify/webhooks/parse-body.ts')
const { translateOrder } = await import('../../app/shopify/webhooks/translate-order.ts')

let shopId: number
let variantIds: string[]

beforeAll(async () => {
  const products =
    await box.control.get<{ title: string; variants: { id: string }[] }[]>('/products')
  variantIds = products.flatMap(({ variants }) => variants.map(({ id }) => id)).slice(0, 3)
  shopId = await box.signIn()
})

async function runImport(): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    await importShop({ shopId }, { now: now() })
    if ((await readImport(forShop(shopId)))?.isOver) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('the import did not end')
}

async function importAgain(): Promise<void> {
  await askImport(forShop(shopId), domain, new Date(now().getTime() + 1))
  await runImport()
}

const storedOrders = () => prisma().order.findMany({ where: { shopId }, orderBy: { id: 'asc' } })

/** Orders of every sort, none of which we were told of. */
async function live(): Promise<string[]> {
  const customer = await box.control.createCustomer({
    firstName: 'Ada',
    lastName: 'Fern',
    email: 'ada@example.com',
  })
  const buy = (quantity: number, more: object = {}) =>
    box.control.placeOrder({
      customerId: customer.id,
      lines: variantIds.map((variantId) => ({ variantId, quantity })),
      payment: 'paid',
      ...more,
    })
  const plain = await buy(1)
  const partly = await buy(3)
  const [first, second] = partly.lines
  await box.control.refund(partly.id, { lines: [{ lineId: first?.id ?? '', quantity: 1 }] })
  const byAmount = await buy(2)
  await box.control.refund(byAmount.id, { amount: '2.50' })
  const shipping = await buy(1)
  await box.control.post(`/orders/${shipping.id}/refund`, { shipping: '1.00' })
  const edited = await buy(2)
  await box.control.post(`/orders/${edited.id}/edit`, {
    add: [{ variantId: variantIds[0], quantity: 1 }],
    set: [{ lineId: edited.lines[1]?.id ?? second?.id, quantity: 1 }],
  })
  const cancelled = await buy(1)
  await box.control.post(`/orders/${cancelled.id}/cancel`, { refund: true })
  const rich = await buy(2, {
    discountCodes: ['WELCOME10'],
    tip: '3.00',
    duties: '1.25',
    company: 'Fern & Sons',
  })
  await box.control.post(`/orders/${rich.id}/fulfill`, {})
  const parts = await buy(1, { payment: 'pending' })
  await box.control.post(`/orders/${parts.id}/pay`, { amount: '2.00' })
  await box.control.post(`/orders/${parts.id}/fulfill`, {
    lines: [{ lineId: parts.lines[0]?.id ?? '', quantity: 1 }],
  })
  const guest = await buy(1, { customerId: null, payment: 'pending', test: true, channel: 'pos' })
  return [plain, partly, byAmount, shipping, edited, cancelled, rich, parts, guest].map(
    ({ id }) => id,
  )
}

/** What the newest webhook said of each order. */
async function told(): Promise<Map<string, object>> {
  await box.control.settleWebhooks()
  const deliveries = await box.control.get<{ topic: string; body: unknown }[]>('/webhooks?body=1')
  const snapshots = deliveries
    .filter(({ topic }) => /^orders\/(create|paid|updated|cancelled|fulfilled)$/.test(topic))
    .map(({ body }) => (typeof body === 'string' ? body : JSON.stringify(body)))
    .map((body) => translateOrder(parseBody(Buffer.from(body))))
    .sort((one, other) => one.updatedAt.localeCompare(other.updatedAt))
  return new Map(snapshots.map((snapshot) => [snapshot.orderId, snapshot]))
}

describe('a webhook, a fetch and an import tell the same', () => {
  test('of orders placed, refunded in every way, edited, cancelled, of guests', async () => {
    const orderIds = await live()
    const heard = await told()
    await prisma().delivery.deleteMany({ where: { shopId } })
    await importAgain()
    // What no list of refunds holds is asked for, as the worker does.
    await box.settle()
    const stored = new Map((await storedOrders()).map(({ id, snapshot }) => [id, snapshot]))
    const [rich, parts] = orderIds.slice(-3).map((orderId) => heard.get(orderId))
    expect(rich).toMatchObject({ tipMinor: 300, dutiesMinor: 125, isBusiness: true })
    expect(rich).toMatchObject({ fulfilledAt: expect.any(String) })
    expect(parts).toMatchObject({ fulfilledAt: null, unpaid: { leftMinor: expect.any(Number) } })
    for (const orderId of orderIds) {
      expect(stored.get(orderId)).toEqual(heard.get(orderId))
      const fetched = await fetchOrder({ shopId, domain }, orderId)
      expect(fetched?.snapshot).toEqual(heard.get(orderId))
    }
  })

  test('and whoever hears it again books nothing', async () => {
    const before = await prisma().transfer.count({ where: { shopId } })
    const orders = await storedOrders()
    await importAgain()
    expect(await prisma().transfer.count({ where: { shopId } })).toBe(before)
    expect((await storedOrders()).map(({ id }) => id)).toEqual(orders.map(({ id }) => id))
  })
})

test('an import that breaks off at Shopify is started anew', async () => {
  await box.control.post('/bulk', { fail: 'TIMEOUT' })
  await importAgain()
  expect(await readImport(forShop(shopId))).toMatchObject({ isOver: true, hasFailed: false })
})

test('what was there before the program earned nothing', async () => {
  expect(await prisma().transfer.count({ where: { shopId } })).toBe(0)
  expect(await prisma().order.count({ where: { shopId } })).toBe(9)
})
