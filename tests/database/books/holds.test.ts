import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { hold } = await import('../../../app/loyalty/ledger/hold.server.ts')
const { capture } = await import('../../../app/loyalty/ledger/capture.server.ts')
const { use } = await import('../../../app/loyalty/ledger/use.server.ts')
const { giveBack } = await import('../../../app/loyalty/ledger/give-back.server.ts')

const because = (kind: 'held' | 'captured' | 'used' | 'returned') =>
  ({ kind, rewardId: 'r', label: '$1 off' }) as const

async function aShopWith(points: number) {
  const shop = await aShop()
  const lines = [{ ...anOrder().lines[0], amountMinor: points * 100 } as never]
  await shop.settle(anOrder({ lines, placedMinor: points * 100 }))
  const memberId = await shop.memberId()
  const redemptionId = randomUUID()
  const request = { memberId, points, redemptionId, because: because('held'), now }
  return { shop, memberId, redemptionId, request }
}

test('forty at once for a balance that is enough for one: one succeeds', async () => {
  const { shop, request } = await aShopWith(100)
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      shop.db.transaction((tx) => hold(tx, { ...request, redemptionId: randomUUID() })),
    ),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  const refusals = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))
  expect(new Set(refusals.map((refusal) => refusal.code))).toEqual(new Set(['insufficient_points']))
  expect(refusals[0]?.details).toEqual({ available: 0, missing: 100 })
  expect(await shop.balance()).toEqual({ held: 100 })
})

test.each([
  [99, true],
  [100, true],
  [101, false],
])('of 100 points %i can be held: %s', async (points, isHeld) => {
  const { shop, request } = await aShopWith(100)
  const answer = await shop.db.transaction((tx) => hold(tx, { ...request, points }))
  expect(answer.ok).toBe(isHeld)
})

test('the same hold again is a success that takes nothing; with other points it is refused', async () => {
  const { shop, request } = await aShopWith(100)
  const held = { ...request, points: 60 }
  await shop.db.transaction((tx) => hold(tx, held))
  expect(await shop.db.transaction((tx) => hold(tx, held))).toEqual({ ok: true, value: undefined })
  expect(await shop.balance()).toEqual({ available: 40, held: 60 })
  const other = await shop.db.transaction((tx) => hold(tx, { ...held, points: 61 }))
  expect(other).toEqual({ ok: false, refusal: { code: 'reference_reused' } })
})

test('a hold sees what has matured or expired by its own time, swept or not', async () => {
  const shop = await aShop({ pendingDays: 14, expiryMonths: 1 })
  await shop.settleAt(new Date('2026-03-01T12:00:00Z'), anOrder())
  const memberId = await shop.memberId()
  const at = (now: string) =>
    shop.db.transaction((tx) =>
      hold(tx, {
        memberId,
        points: 10,
        redemptionId: randomUUID(),
        because: because('held'),
        now: new Date(now),
      }),
    )
  expect((await at('2026-03-15T11:59:59Z')).ok).toBe(false)
  expect((await at('2026-03-15T12:00:00Z')).ok).toBe(true)
  expect((await at('2026-04-16T00:00:00Z')).ok).toBe(false)
  expect(await shop.balance()).toEqual({ held: 10 })
})

test('what expires first is spent first, whenever it was earned', async () => {
  const shop = await aShop({ expiryMonths: 12 })
  await shop.settle(anOrder({ orderId: 'young', processedAt: '2026-05-01T00:00:00.000Z' }))
  await shop.settle(anOrder({ orderId: 'old', processedAt: '2026-01-01T00:00:00.000Z' }))
  const memberId = await shop.memberId()
  const request = {
    memberId,
    points: 130,
    redemptionId: randomUUID(),
    because: because('held'),
    now,
  }
  await shop.db.transaction((tx) => hold(tx, request))
  const lots = await shop.db.db.lot.findMany({ where: { shopId: shop.shopId } })
  expect(Object.fromEntries(lots.map((lot) => [lot.orderId, lot.availableLeft]))).toEqual({
    young: 70,
    old: 0,
  })
})

test('held, captured, used: each step once', async () => {
  const { shop, request, redemptionId } = await aShopWith(100)
  const tx = shop.db.transaction
  await tx((one) => hold(one, request))
  const step = { redemptionId, now }
  expect(await tx((one) => use(one, { ...step, because: because('used') }))).toBe(0)
  expect(await tx((one) => capture(one, { ...step, because: because('captured') }))).toBe(100)
  expect(await tx((one) => capture(one, { ...step, because: because('captured') }))).toBe(0)
  expect(await shop.balance()).toEqual({ outstanding: 100 })
  expect(await tx((one) => use(one, { ...step, because: because('used') }))).toBe(100)
  expect(await tx((one) => use(one, { ...step, because: because('used') }))).toBe(0)
  expect(await shop.balance()).toEqual({})
})

test('a voucher given back fills its lots again, once', async () => {
  const { shop, request, redemptionId } = await aShopWith(100)
  const tx = shop.db.transaction
  await tx((one) => hold(one, request))
  await tx((one) => capture(one, { redemptionId, because: because('captured'), now }))
  const back = { redemptionId, because: because('returned'), graceDays: 0, now }
  expect(await tx((one) => giveBack(one, back))).toBe(100)
  expect(await tx((one) => giveBack(one, back))).toBe(0)
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.expectBooksToAgree('a redemption')
})

test('an unknown redemption moves nothing', async () => {
  const { shop } = await aShopWith(100)
  const step = { redemptionId: randomUUID(), because: because('used'), now }
  expect(await shop.db.transaction((tx) => use(tx, step))).toBe(0)
})
