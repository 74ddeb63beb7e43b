// Past orders between Shopify and the books: read in bulk while webhooks about the same orders come
// in, doubled and late, while reading is stopped and begun again, and while points for them are
// being given. Whatever the order of events, the books are the same.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { importShop } = await import('../../app/jobs/tasks/import-shop.ts')
const { askImport } = await import('../../app/shopify/ask-import.server.ts')
const { cancelImport } = await import('../../app/shopify/cancel-import.server.ts')
const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
const { readImport } = await import('../../app/loyalty/insights/read-import.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')
const { verifyBooks } = await import('../../app/loyalty/ledger/verify.server.ts')
const { workBackfills } = await import('../../app/jobs/work-backfills.ts')
const { askBackfillCount } = await import(
  '../../app/loyalty/insights/backfill/count-backfill.server.ts'
)
const { confirmBackfill } = await import(
  '../../app/loyalty/settlement/backfill/confirm-backfill.server.ts'
)

let shopId: number
let variantId: string
let asked = 0
const day = 86_400_000
const shop = () => forShop(shopId)

beforeAll(async () => {
  const products = await box.control.get<{ variants: { id: string }[] }[]>('/products')
  variantId = products[0]?.variants[0]?.id ?? ''
  shopId = await box.signIn()
  await publishDraft(shop(), { revision: 1, publishedBy: 'test', now: now() })
})

beforeEach(async () => {
  await box.control.post('/webhooks/mode', {})
  await box.control.post('/bulk', {})
})
afterEach(async () => expect(await verifyBooks(shop())).toEqual([]))

/** So many customers, each with an order of 40 days ago; the first was given something back. */
async function sold(count: number): Promise<{ id: string }[]> {
  const orders = []
  for (let index = 0; index < count; index += 1) {
    const email = `past-${Date.now()}-${index}@example.com`
    const customer = await box.control.createCustomer({ firstName: 'A', lastName: 'B', email })
    const order = await box.control.placeOrder({
      customerId: customer.id,
      lines: [{ variantId, quantity: 2 }],
      payment: 'paid',
      processedAt: new Date(now().getTime() - 40 * day).toISOString(),
    })
    orders.push(order)
  }
  const [first] = orders
  const lineId = first?.lines[0]?.id ?? ''
  if (first) await box.control.refund(first.id, { lines: [{ lineId, quantity: 1 }] })
  return orders
}

async function ask(): Promise<void> {
  asked += 1
  await askImport(shop(), domain, new Date(now().getTime() + asked))
}

async function read(): Promise<void> {
  for (let look = 0; look < 600; look += 1) {
    await importShop({ shopId }, { now: now() })
    if ((await readImport(shop()))?.isOver) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('the import did not end')
}

async function give(): Promise<void> {
  const since = new Date(now().getTime() - 50 * day)
  await askBackfillCount(shop(), { since, now: now() })
  while ((await workBackfills({ now: now() })) > 0);
  const where = { shopId }
  const { countedAt } = await prisma().backfillCount.findUniqueOrThrow({ where })
  const confirmation = { countedAt: countedAt ?? new Date(0), decidedBy: 'test', now: now() }
  expect(await confirmBackfill(shop(), confirmation)).toMatchObject({ ok: true })
}

/** Net worth by order. */
async function books(): Promise<Record<string, number>> {
  const rows = await prisma().$queryRaw<{ id: string; net: number }[]>`
    SELECT order_id AS id, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int
      AS net FROM transfers WHERE shop_id = ${shopId} AND order_id IS NOT NULL GROUP BY 1`
  return Object.fromEntries(rows.map(({ id, net }) => [id, net]))
}

describe('reading that is stopped', () => {
  test('while Shopify gathers tells Shopify, keeps what there is, and can be begun again', async () => {
    await box.control.post('/bulk', { hold: true })
    await ask()
    await importShop({ shopId }, { now: now() })
    await cancelImport(shop(), await adminFor(domain), now())
    expect(await readImport(shop())).toMatchObject({ isOver: true, isCancelled: true })
    // A job that still looks finds nothing to do.
    await importShop({ shopId }, { now: now() })
    expect(await readImport(shop())).toMatchObject({ isOver: true, isCancelled: true })
    await box.control.post('/bulk', {})
    const orders = await sold(3)
    await ask()
    await read()
    const progress = await readImport(shop())
    expect(progress).toMatchObject({ isOver: true, isCancelled: false })
    expect(progress?.orders).toMatchObject({ found: 3, read: 3, stored: 3, isDone: true })
    expect(await prisma().order.count({ where: { shopId } })).toBe(orders.length)
  })
})

test('webhooks that are doubled and late while points are given change nothing in the end', async () => {
  await box.control.post('/webhooks/mode', { lose: 1 })
  const orders = await sold(12)
  await box.control.post('/webhooks/mode', { duplicate: 1, shuffle: true })
  await ask()
  await read()
  await box.settle()
  expect(await books()).toEqual({})
  await give()
  const deliveries = await box.control.get<{ webhookId: string; topic: string }[]>('/webhooks')
  const ofOrders = deliveries.filter(({ topic }) => topic.startsWith('orders/'))
  await Promise.all([
    ...ofOrders.map((one) => box.control.post(`/webhooks/${one.webhookId}/redeliver`)),
    workBackfills({ now: now() }),
  ])
  await box.settle()
  while ((await workBackfills({ now: now() })) > 0);
  const [first, second] = orders
  const given = await books()
  // The same three times over: by each order's own worth, half of it for the one given back.
  expect(Object.keys(given).length).toBe(15)
  expect(given[first?.id ?? '']).toBeLessThan(given[second?.id ?? ''] ?? 0)
  await ask()
  await read()
  await box.settle()
  expect(await books()).toEqual(given)
})
