import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { storeDelivery } = await import('../../setup/builders/delivery.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { countTroubles } = await import('../../../app/loyalty/insights/count-troubles.server.ts')
const { readHealth } = await import('../../../app/loyalty/insights/read-health.server.ts')
const { readKeyFigures } = await import('../../../app/loyalty/insights/read-key-figures.server.ts')
const { recordFinding, resolveFindings } = await import('../../../app/findings.server.ts')
const { recordRepair } = await import('../../../app/repairs.server.ts')
const { dropDelivery, retryDeliveries } = await import(
  '../../../app/shopify/webhooks/retry-deliveries.server.ts'
)

const now = new Date('2026-06-01T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const day = 24 * 60
let shop: TestShop
beforeEach(async () => {
  shop = await aShop({}, 'America/New_York')
})

const health = () => readHealth(shop.db, 'America/New_York', now)
const addDelivery = (given: object) =>
  shop.db.db.delivery.create({
    data: {
      shopId: shop.shopId,
      webhookId: randomUUID(),
      topic: 'orders/updated',
      receivedAt: ago(1),
      body: Buffer.from('{}'),
      ...given,
    },
  })
const addWaiting = (receivedAt: Date) =>
  storeDelivery({ shopId: shop.shopId, topic: 'orders/updated', receivedAt, body: '{}' })

test('a shop where nothing happened yet has figures of zero and nothing to look at', async () => {
  expect(await readKeyFigures(shop.db, now)).toEqual({
    members: 0,
    membersRecent: 0,
    issuedRecent: 0,
    redeemedRecent: 0,
    expiredRecent: 0,
    outstanding: 0,
    ordersRecent: 0,
    ordersBefore: 0,
    hasAnyOrderEarned: false,
  })
  expect(await health()).toMatchObject({
    today: { received: 0, settled: 0, waiting: 0, oldestWaitingMs: null, usualLagMs: null },
    troubles: [],
    mended: [],
    sweptUntil: null,
  })
  expect(await countTroubles(shop.db, now)).toBe(0)
})

test('the figures count 30 days, and what members hold in any form', async () => {
  const order = (orderId: string, at: Date) =>
    anOrder({ orderId, processedAt: at.toISOString(), lines: [aLine(1000)] })
  await shop.settleAt(ago(10), order('1', ago(29 * day)), order('2', ago(31 * day)))
  await shop.settleAt(ago(10), order('3', ago(59 * day)), order('4', ago(61 * day)))
  const adjustment = { points: -15, adjustmentId: 'a', note: 'x', actor: 'a', now: ago(5) }
  const memberId = await shop.memberId()
  await shop.db.transaction((tx) => adjust(tx, { ...adjustment, memberId }))
  expect(await readKeyFigures(shop.db, now)).toMatchObject({
    members: 1,
    issuedRecent: 40,
    outstanding: 25,
    ordersRecent: 1,
    ordersBefore: 2,
  })
  const muchLater = new Date('2030-01-01T00:00:00Z')
  expect(await readKeyFigures(shop.db, muchLater)).toMatchObject({
    ordersRecent: 0,
    ordersBefore: 0,
    hasAnyOrderEarned: true,
  })
})

test("today is the shop's day, whatever the server's", async () => {
  // Midnight in New York is 04:00 UTC.
  await addWaiting(new Date('2026-06-01T03:59:59.999Z'))
  for (const receivedAt of ['2026-06-01T04:00:00Z', '2026-06-01T11:00:00Z']) {
    const processedAt = new Date(Date.parse(receivedAt) + 2000)
    await addDelivery({ receivedAt: new Date(receivedAt), processedAt })
    // Settled together with another one that had waited longer.
    await addDelivery({ receivedAt: new Date(receivedAt) })
  }
  const { today } = await health()
  expect(today).toMatchObject({ received: 4, settled: 4, waiting: 1, usualLagMs: 2000 })
  expect(today.oldestWaitingMs).toBe(8 * 3_600_000 + 1)
})

test('news that could not be handled is named by what it is about, until it is tried again', async () => {
  await addDelivery({ webhookId: 'parked', trouble: 'parked', reason: 'no such order' })
  await addDelivery({ webhookId: 'gone', trouble: 'unreadable', reason: 'no JSON', body: null })
  await addDelivery({ webhookId: 'asked', trouble: 'parked', topic: 'customers/data_request' })
  const kinds = async () =>
    new Map((await health()).troubles.map(({ subject, kind, mends }) => [subject, [kind, mends]]))
  expect(await kinds()).toEqual(
    new Map([
      ['parked', ['order_news', ['retry_news']]],
      // Its text is gone, so there is nothing to try; what it was about can be compared.
      ['gone', ['order_news', ['compare']]],
      ['asked', ['privacy_news', ['retry_news']]],
    ]),
  )
  expect(await countTroubles(shop.db, now)).toBe(3)
  expect(await retryDeliveries(shop.db, 'parked')).toBe(1)
  expect(await retryDeliveries(shop.db, 'parked')).toBe(0)
  expect([...(await kinds()).keys()].sort()).toEqual(['asked', 'gone'])
  expect((await health()).today.waiting).toBe(1)
  await dropDelivery(shop.db, 'gone')
  expect([...(await kinds()).keys()]).toEqual(['asked'])
})

test('orders are listed while they are parked, or asked for in vain', async () => {
  await shop.settle(anOrder({ orderId: '1', name: '#1' }), anOrder({ orderId: '2', name: '#2' }))
  const { shopId } = shop
  await shop.db.db.order.updateMany({
    where: { shopId, id: '1' },
    data: { shopId, parkedReason: 'too large' },
  })
  const asked = (orderId: string, askedAt: Date, problem: string | null = null, tryAt = askedAt) =>
    shop.db.db.orderFetch.create({ data: { shopId, orderId, askedAt, tryAt, problem } })
  await asked('2', ago(6))
  await asked('3', ago(1))
  await asked('4', ago(1), 'Shopify answered 500')
  // Expected by another way: asked for only if it has not come by then.
  await asked('5', ago(20), null, ago(-10))
  const { troubles } = await health()
  expect(new Map(troubles.map((one) => [one.subject, [one.kind, one.orderName]]))).toEqual(
    new Map([
      ['1', ['order_parked', '#1']],
      ['2', ['order_waiting', '#2']],
      ['4', ['order_waiting', null]],
    ]),
  )
  expect(troubles.every(({ mends }) => mends.join() === 'fetch_order')).toBe(true)
})

test('what was mended is remembered for a month, and under way while it is still there', async () => {
  const { shopId } = shop
  const repair = (subject: string, at: Date) =>
    recordRepair(
      shop.db,
      { kind: 'order_parked', subject, detail: { orderName: `#${subject}` }, askedBy: 'staff/1' },
      at,
    )
  await shop.settle(anOrder({ orderId: '1', name: '#1' }))
  await shop.db.db.order.updateMany({
    where: { shopId, id: '1' },
    data: { shopId, parkedReason: 'too large' },
  })
  await repair('1', ago(1))
  await repair('2', ago(2))
  await repair('3', ago(31 * day))
  const lost = { kind: 'webhook_lost', subject: '9', detail: { orderId: '9' } } as const
  await recordFinding(shop.db, lost, ago(5))
  await resolveFindings(shop.db, lost, ago(3))
  expect((await health()).mended).toMatchObject([
    { kind: 'order_parked', orderName: '#1', by: 'staff/1', isUnderWay: true },
    { kind: 'order_parked', orderName: '#2', isUnderWay: false },
    { kind: 'order_missed', orderId: '9', by: null, isUnderWay: false },
  ])
})

test('members whose storefront state is not written, and findings, are shown', async () => {
  await shop.settle(anOrder())
  expect((await health()).storefront.membersBehind).toBe(1)
  await recordFinding(
    shop.db,
    { kind: 'currency_changed', subject: 'shop', detail: { from: 'USD', to: 'EUR' } },
    ago(1),
  )
  await recordFinding(
    shop.db,
    { kind: 'data_request', subject: 'request/1', detail: { export: { points: 5 } } },
    ago(2),
  )
  const { troubles } = await health()
  expect(troubles).toMatchObject([
    { kind: 'currency_changed', values: { from: 'USD', to: 'EUR' }, answer: null },
    { kind: 'data_request', answer: expect.stringContaining('"points": 5') },
  ])
})
