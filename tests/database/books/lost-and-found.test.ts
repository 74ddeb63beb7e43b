// What happens when points that are to be taken back have been spent, and when they come back.
import { afterEach, expect, test } from 'vitest'
import { anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { hold } = await import('../../../app/loyalty/ledger/hold.server.ts')
const { release } = await import('../../../app/loyalty/ledger/release.server.ts')

let shop: TestShop
// These holds have no redemption beside them: they belong to another room.
afterEach(() => shop.expectBooksToAgree('a redemption'))

const because = { kind: 'held', rewardId: 'r', label: '$1 off' } as const
let redemptions = 0

async function spend(points: number): Promise<string> {
  redemptions += 1
  const redemptionId = `0190a1b2-0000-4000-8000-${String(redemptions).padStart(12, '0')}`
  const memberId = await shop.memberId()
  const request = { memberId, points, redemptionId, because, now }
  const held = await shop.db.transaction((tx) => hold(tx, request))
  expect(held.ok).toBe(true)
  return redemptionId
}

async function waived(): Promise<number> {
  const [row] = await shop.db.sql<{ points: number }>`
    SELECT coalesce(sum(amount * (("from" = 'waived')::int - ("to" = 'waived')::int)), 0)::int
      AS points
    FROM transfers WHERE shop_id = ${shop.shopId}`
  return row?.points ?? 0
}

test('points that were spent are waived, and an increase undoes the waiver before it gives', async () => {
  shop = await aShop()
  const order = anOrder()
  await shop.settle(order)
  await spend(70)
  const cancelled = later(order, { cancelledAt: '2026-03-02T00:00:00.000Z' })
  await shop.settle(cancelled)
  expect(await shop.balance()).toEqual({ held: 70 })
  expect(await waived()).toBe(70)
  await shop.settle(later(cancelled, { cancelledAt: null }))
  expect(await shop.balance()).toEqual({ available: 30, held: 70 })
  expect(await waived()).toBe(0)
})

test('spent points are made up for by other lots, what expires first, and never by pending ones', async () => {
  shop = await aShop({ expiryMonths: 12 })
  const order = anOrder()
  await shop.settle(order)
  await spend(100)
  await shop.publish({ pendingDays: 365 }, '2026-05-01T00:00:00Z')
  await shop.settle(
    anOrder({ orderId: '7002', processedAt: '2026-04-01T00:00:00.000Z' }),
    anOrder({ orderId: '7003', processedAt: '2026-02-01T00:00:00.000Z' }),
    anOrder({ orderId: '7004', processedAt: '2026-05-02T00:00:00.000Z' }),
  )
  expect(await shop.balance()).toEqual({ pending: 100, available: 200, held: 100 })
  await shop.settle(later(order, { cancelledAt: '2026-03-02T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({ pending: 100, available: 100, held: 100 })
  const lots = await shop.db.db.lot.findMany({
    where: { shopId: shop.shopId },
    orderBy: { orderId: 'asc' },
  })
  expect(lots.map((lot) => [lot.orderId, lot.availableLeft])).toEqual([
    ['7001', 0],
    ['7002', 100],
    ['7003', 0],
    ['7004', 0],
  ])
})

test('what expired from the order is taken back from there, not from somebody else', async () => {
  shop = await aShop({ expiryMonths: 1 })
  const order = anOrder()
  await shop.settleAt(new Date('2026-03-01T12:00:00Z'), order)
  await shop.sweepAt('2026-05-01T00:00:00Z')
  await shop.settle(anOrder({ orderId: '7002', processedAt: '2026-05-20T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({ available: 100 })
  const refunded = withLineRefunded(order, 'line-10000')
  await shop.settle(refunded)
  expect(await shop.balance()).toEqual({ available: 100 })
  expect(await waived()).toBe(0)
  await shop.settle(later(refunded, { lines: order.lines, refunds: [] }))
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('an order we hear of after its points expired never shows them', async () => {
  shop = await aShop({ expiryMonths: 1 })
  await shop.settle(anOrder({ processedAt: '2026-01-01T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({})
})

test('two orders of a member that shrink in one batch do not take the same lot twice', async () => {
  shop = await aShop()
  const orders = ['7001', '7002', '7003'].map((orderId) => anOrder({ orderId }))
  await shop.settle(...orders)
  await spend(200)
  const [first, second] = orders
  if (!first || !second) throw new Error('no orders')
  const cancelledAt = '2026-03-02T00:00:00.000Z'
  await shop.settle(later(first, { cancelledAt }), later(second, { cancelledAt }))
  expect(await shop.balance()).toEqual({ held: 200 })
  expect(await waived()).toBe(100)
})

test('points of a hold come back to the lots they left, with the days of grace', async () => {
  shop = await aShop({ expiryMonths: 3 })
  await shop.settle(
    anOrder(),
    anOrder({ orderId: '7002', processedAt: '2026-03-11T00:00:00.000Z' }),
  )
  const redemptionId = await spend(150)
  const request = {
    redemptionId,
    because: { ...because, kind: 'released' as const },
    graceDays: 14,
  }
  const at = new Date('2026-06-05T00:00:00Z')
  expect(await shop.db.transaction((tx) => release(tx, { ...request, now: at }))).toBe(150)
  expect(await shop.db.transaction((tx) => release(tx, { ...request, now: at }))).toBe(0)
  const lots = await shop.db.db.lot.findMany({
    where: { shopId: shop.shopId },
    orderBy: { orderId: 'asc' },
  })
  expect(lots.map((lot) => [lot.availableLeft, lot.expiresAt?.toISOString()])).toEqual([
    [100, '2026-06-19T00:00:00.000Z'],
    [100, '2026-06-19T00:00:00.000Z'],
  ])
})
