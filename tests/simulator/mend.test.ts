// The one button of each trouble on the Health page, against a Shopify that answers.
import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { domain, openBox } from './box.ts'

const box = await openBox()
const { forShop, prisma } = await import('../../app/db.server.ts')
const { now } = await import('../../app/clock.server.ts')
const { recordFinding } = await import('../../app/findings.server.ts')
const { listTroubles } = await import('../../app/loyalty/insights/list-troubles.server.ts')
const { readHealth } = await import('../../app/loyalty/insights/read-health.server.ts')
const { publishDraft } = await import('../../app/loyalty/program/publish-draft.server.ts')
const { reconcileShop } = await import('../../app/jobs/tasks/reconcile-shop.ts')
const { mend } = await import('../../app/routes/app.health/mend.server.ts')
const { adminFor } = await import('../../app/shopify/admin/admin-for.server.ts')
const { findShop } = await import('../../app/shopify/shop-row.server.ts')

let shopId: number
let orderId: string

beforeAll(async () => {
  shopId = await box.signIn()
  await publishDraft(forShop(shopId), { revision: 1, publishedBy: 'test', now: now() })
  const products = await box.control.get<{ variants: { id: string }[] }[]>('/products')
  const customer = await box.control.createCustomer({
    firstName: 'Ada',
    lastName: 'Fern',
    email: 'ada@example.com',
  })
  const lines = [{ variantId: products[0]?.variants[0]?.id ?? '', quantity: 1 }]
  orderId = (await box.control.placeOrder({ customerId: customer.id, lines, payment: 'paid' })).id
  await box.settle()
})

beforeEach(async () => {
  await prisma().repair.deleteMany({ where: { shopId } })
  await prisma().finding.deleteMany({ where: { shopId } })
})

async function mending() {
  const shopRow = await findShop(domain)
  if (!shopRow?.currency || !shopRow.timeZone) throw new Error('the shop is not installed')
  return {
    shop: forShop(shopId),
    shopRow: { ...shopRow, currency: shopRow.currency, timeZone: shopRow.timeZone },
    admin: await adminFor(domain),
    actor: 'staff/7',
    locale: 'en',
    now: now(),
  }
}

const troubles = () => listTroubles(forShop(shopId), now())
const health = () => readHealth(forShop(shopId), 'UTC', now())

async function press(kind: string): Promise<boolean> {
  const trouble = (await troubles()).find((one) => one.kind === kind)
  if (!trouble) throw new Error(`nothing is the matter with ${kind}`)
  const { subject, mends } = trouble
  const wish = { kind, subject, mend: mends[0] ?? '' }
  const [first, second] = [await mend(await mending(), wish), await mend(await mending(), wish)]
  await box.settle()
  expect(await mend(await mending(), wish)).toBe(false)
  return first && typeof second === 'boolean'
}

const deliver = (topic: string, given: object = {}) =>
  prisma().delivery.create({
    data: {
      shopId,
      webhookId: randomUUID(),
      topic,
      receivedAt: now(),
      trouble: 'parked',
      ...given,
    },
  })

test('an order that could not be counted is fetched again and counted', async () => {
  await prisma().order.updateMany({
    where: { shopId, id: orderId },
    data: { parkedReason: 'integer out of range' },
  })
  expect(await press('order_parked')).toBe(true)
  expect(await troubles()).toEqual([])
  expect((await health()).mended[0]).toMatchObject({
    kind: 'order_parked',
    by: 'staff/7',
    isUnderWay: false,
    orderId,
  })
})

test('news that was handed over and put aside is tried again, and done', async () => {
  const payload = { previous: [], current: ['read_orders', 'write_discounts'] }
  await deliver('app/scopes_update', { body: Buffer.from(JSON.stringify(payload)) })
  expect(await press('app_news')).toBe(true)
  expect(await troubles()).toEqual([])
})

test('news of which nothing is left is compared with Shopify and dropped', async () => {
  await deliver('orders/updated', { body: null, trouble: 'unreadable' })
  expect(await press('order_news')).toBe(true)
  expect(await troubles()).toEqual([])
  const jobs = await prisma().$queryRaw<object[]>`
    SELECT 1 AS one FROM graphile_worker.jobs WHERE task_identifier = 'reconcile_shop'`
  expect(jobs.length).toBe(1)
})

test('a change that nobody told us of is fetched, and closed by the comparison', async () => {
  const row = await prisma().order.findFirstOrThrow({ where: { shopId, id: orderId } })
  const detail = { orderId, updatedAt: row.updatedAt.toISOString() }
  await recordFinding(forShop(shopId), { kind: 'webhook_lost', subject: orderId, detail }, now())
  const wish = { kind: 'order_missed', subject: orderId, mend: 'fetch_order' }
  expect(await mend(await mending(), wish)).toBe(true)
  await box.settle()
  await reconcileShop({ shopId }, { now: now() })
  expect(await troubles()).toEqual([])
  expect((await health()).mended).toMatchObject([
    { kind: 'order_missed', by: null },
    { kind: 'order_missed', by: 'staff/7', isUnderWay: false },
  ])
})

test('what a member sees is written again', async () => {
  const { id } = await prisma().member.findFirstOrThrow({ where: { shopId } })
  const revision = async () =>
    (await prisma().memberState.findFirstOrThrow({ where: { shopId, memberId: id } })).revision
  const before = await revision()
  const finding = {
    kind: 'state_not_written',
    subject: id,
    detail: { reason: 'too long' },
  } as const
  await recordFinding(forShop(shopId), finding, now())
  expect(await press('state_not_written')).toBe(true)
  expect(await revision()).toBe(before + 1)
  expect((await health()).mended[0]).toMatchObject({ kind: 'state_not_written', by: 'staff/7' })
})

test('what only has to be seen is seen once, with who saw it', async () => {
  const detail = { from: 'USD', to: 'EUR' }
  await recordFinding(forShop(shopId), { kind: 'currency_changed', subject: 'shop', detail }, now())
  expect(await press('currency_changed')).toBe(true)
  expect((await health()).mended[0]).toMatchObject({ kind: 'currency_changed', by: 'staff/7' })
})

test('an import that was given up is asked for anew', async () => {
  await prisma().import.updateMany({
    where: { shopId },
    data: { status: 'failed', finishedAt: now(), problem: 'Shopify stopped gathering: failed' },
  })
  expect(await press('import_failed')).toBe(true)
  expect(await troubles()).toEqual([])
})

test('a wish that no trouble knows does nothing', async () => {
  const wish = { kind: 'order_parked', subject: orderId, mend: 'fetch_order' }
  expect(await mend(await mending(), wish)).toBe(false)
  expect(await prisma().repair.count({ where: { shopId } })).toBe(0)
})
