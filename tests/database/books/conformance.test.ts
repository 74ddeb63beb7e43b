// Worked examples that other loyalty programs publish, by the number they have in our collection:
// the ones about lots, expiry, spending and repetition.
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { hold } = await import('../../../app/loyalty/ledger/hold.server.ts')
const { release } = await import('../../../app/loyalty/ledger/release.server.ts')

let shop: TestShop
beforeEach(async () => {
  shop = await aShop({ expiryMonths: 12 })
  await shop.settle(anOrder({ lines: [aLine(0)] }))
})
// Holds stand here without a redemption.
afterEach(() => shop.expectBooksToAgree('a redemption'))

const day = (date: string) => new Date(`${date}T23:59:59.999Z`)

async function give(points: number, expiresAt: string | null = null, adjustmentId = randomUUID()) {
  const memberId = await shop.memberId()
  const ends = expiresAt === null ? null : day(expiresAt)
  const gift = { memberId, points, adjustmentId, note: 'given', actor: 'staff/1', expiresAt: ends }
  return shop.db.transaction((tx) => adjust(tx, { ...gift, now }))
}

async function spend(points: number, redemptionId = randomUUID(), at = now) {
  const memberId = await shop.memberId()
  const because = { kind: 'held', rewardId: 'r', label: '$1 off' } as const
  const request = { memberId, points, redemptionId, because, now: at }
  const result = await shop.db.transaction((tx) => hold(tx, request))
  return { isHeld: result.ok, redemptionId }
}

async function available(): Promise<number> {
  return (await shop.balance()).available ?? 0
}

/** What is left in the lots that were given, in the order of giving. */
async function lots(): Promise<number[]> {
  const where = { shopId: shop.shopId }
  const rows = await shop.db.db.lot.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map((lot) => lot.availableLeft)
}

async function expiries(): Promise<number[]> {
  const where = { shopId: shop.shopId, to: 'expired' as const }
  const rows = await shop.db.db.transfer.findMany({ where, orderBy: { id: 'asc' } })
  return rows.map((transfer) => transfer.amount)
}

test('F1: what is given stands in one lot', async () => {
  await give(100)
  expect([await available(), await lots()]).toEqual([100, [100]])
})

test('F3: the lot that ends first is spent first, though it was given later', async () => {
  await give(100, '2027-06-01')
  await give(100, '2027-01-01')
  await spend(100)
  expect(await lots()).toEqual([100, 0])
})

test('F5: spending goes on in the next lot', async () => {
  await give(50, '2027-01-31')
  await give(50, '2027-02-28')
  await spend(70)
  expect(await lots()).toEqual([0, 30])
})

test('F7, G7: nobody spends or is debited below nothing', async () => {
  await give(50)
  expect((await spend(80)).isHeld).toBe(false)
  expect((await give(-80)).ok).toBe(false)
  await give(100)
  expect([await available(), await lots()]).toEqual([150, [50, 100]])
})

test('F9: what is left of the older lot expires, the younger one stays', async () => {
  await give(100, '2026-06-30')
  await give(50, '2026-07-15')
  await spend(80)
  await shop.sweepAt('2026-07-01T00:00:00Z')
  expect([await available(), await expiries()]).toEqual([50, [20]])
})

test('F11: two orders and two purchases by points, then both lots end', async () => {
  await give(575, '2026-08-30')
  await spend(500)
  expect(await lots()).toEqual([75])
  await give(805, '2026-08-30')
  await spend(500)
  expect(await lots()).toEqual([0, 380])
  await shop.sweepAt('2026-08-31T00:00:00Z')
  expect(await available()).toBe(0)
})

test('F13, F15, F17, F19, F27: a lot expires at its very moment, once, with what is left', async () => {
  await give(150, '2026-06-30')
  await spend(50)
  await shop.sweepAt('2026-06-30T23:59:59.998Z')
  expect([await available(), await expiries()]).toEqual([100, []])
  await shop.sweepAt('2026-06-30T23:59:59.999Z')
  await shop.sweepAt('2026-07-01T00:00:00Z')
  expect([await available(), await expiries()]).toEqual([0, [100]])
})

test('F21, F29: points for an order and for joining live as long as the program says', async () => {
  const rules = [
    { kind: 'signup' as const, id: 'signup', isOn: true, points: 50 },
    { kind: 'spend' as const, id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
  ]
  shop = await aShop({ rules, expiryMonths: 1 })
  const at = '2026-01-25T10:00:00.000Z'
  await shop.settleAt(new Date(at), anOrder({ processedAt: at, customerCreatedAt: at }))
  await shop.sweepAt('2026-02-25T23:59:59.998Z')
  expect(await available()).toBe(150)
  await shop.sweepAt('2026-02-25T23:59:59.999Z')
  expect([await available(), (await expiries()).sort()]).toEqual([0, [100, 50]])
})

test('G1, G3: an order is sent back whose points were spent: nothing is owed', async () => {
  const order = anOrder({ orderId: '7002', lines: [aLine(15_000, { id: 'a' })] })
  await shop.settle(order)
  await spend(100)
  await shop.settle(withLineRefunded(order, 'a'))
  expect(await shop.balance()).toEqual({ held: 100 })
})

test.each([
  ['G1', 5000, 50, 50],
  ['G3', 15_000, 100, 100],
  // 20.46 and 100.00, in hundredths of a point.
  ['G5', 1_000_000, 7954, 7954],
])('%s: who owes, an order for %i sent back, %i of it spent', async (_, minor, spent, debt) => {
  shop = await aShop({ shortfall: 'debt' })
  const order = anOrder({ orderId: '7002', lines: [aLine(minor, { id: 'a' })] })
  await shop.settle(order)
  await spend(spent)
  await shop.settle(withLineRefunded(order, 'a'))
  expect(await shop.balance()).toEqual({ held: spent, debt })
})

test('L5: where they do not, nothing is owed', async () => {
  shop = await aShop({ shortfall: 'clamp' })
  const order = anOrder({ orderId: '7002', lines: [aLine(5000, { id: 'a' })] })
  await shop.settle(order)
  await spend(50)
  await shop.settle(withLineRefunded(order, 'a'))
  expect(await shop.balance()).toEqual({ held: 50 })
})

test('E1, E3: an order that earned 70 and took 150 of 200 is sent back: 200 again', async () => {
  await give(200)
  const voucher = await aVoucher(shop, 150, now)
  await voucher.issue()
  const lines = [aLine(7000, { id: 'a' })]
  const order = anOrder({ orderId: '7002', lines, discountCodes: [voucher.code] })
  await shop.settle(order)
  expect(await available()).toBe(120)
  await shop.settle(withLineRefunded(order, 'a'))
  expect(await available()).toBe(200)
})

test('H17, L8: two rewards of 1 and 2 out of 4, and the order earns 1 after it: 2 remain', async () => {
  await give(4)
  await spend(1)
  await spend(2)
  expect((await spend(2)).isHeld).toBe(false)
  await shop.settle(anOrder({ orderId: '7002', lines: [aLine(100)] }))
  expect(await available()).toBe(2)
})

test('E5: sending back an order that points helped to pay takes no points but its own', async () => {
  await give(200)
  await spend(150)
  const order = anOrder({ orderId: '7002', lines: [aLine(7000, { id: 'a' })] })
  await shop.settle(order)
  await shop.settle(withLineRefunded(order, 'a'))
  expect(await shop.balance()).toEqual({ available: 50, held: 150 })
})

test('H11: all 77 are spent and the purchase earns 82: 82 remain', async () => {
  await give(77)
  await spend(77)
  await shop.settle(anOrder({ orderId: '7002', lines: [aLine(8200)] }))
  expect(await available()).toBe(82)
})

test('H19: 300 of 1000 are redeemed twice in the same breath: 700 remain', async () => {
  await give(1000)
  const { redemptionId } = await spend(300)
  expect((await spend(300, redemptionId)).isHeld).toBe(true)
  expect(await available()).toBe(700)
})

test('H23: a reward that did not come about gives its points back', async () => {
  await give(100)
  const { redemptionId } = await spend(100)
  const because = { kind: 'released', rewardId: 'r', label: '$1 off' } as const
  const request = { redemptionId, because, graceDays: 0, now }
  await shop.db.transaction((tx) => release(tx, request))
  expect(await available()).toBe(100)
})

test('J1, J5, J7, D15: the same news nine times, and old news after it, count once', async () => {
  const order = anOrder({ orderId: '7002', lines: [aLine(15_000, { id: 'a' })] })
  for (let n = 0; n < 9; n += 1) await shop.settle(order)
  expect(await available()).toBe(150)
  const refunded = withLineRefunded(later(order, {}), 'a')
  for (let n = 0; n < 3; n += 1) await shop.settle(refunded, order)
  expect(await available()).toBe(0)
  const where = { shopId: shop.shopId, orderId: '7002' }
  expect(await shop.db.db.transfer.count({ where })).toBe(2)
})
