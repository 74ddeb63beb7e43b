// Points that were spent on an order come back when its money does.
import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder, aRefund, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const rules = [
  { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 10_000 },
] as const
const three = [aLine(1000, { id: 'a' }), aLine(1000, { id: 'b' }), aLine(1000, { id: 'c' })]

/** 100 points earned by one order and spent on another, which is too small to earn anything. */
async function spent(settings: Parameters<typeof aShop>[0] = {}) {
  shop = await aShop({ rules: [...rules], ...settings })
  await shop.settle(anOrder())
  const voucher = await aVoucher(shop, 100, now)
  await voucher.issue()
  const used = anOrder({ orderId: '7002', lines: three, discountCodes: [voucher.code] })
  await shop.settle(used)
  expect(await shop.balance()).toEqual({})
  return used
}

const amounts = (minor: number[]) =>
  minor.map((adjustmentMinor, index) => aRefund({ id: `r-${index}`, adjustmentMinor }))

test('in proportion to the money, counted from the whole: no drift over many refunds', async () => {
  const used = await spent()
  let state = used
  const seen: (number | undefined)[] = []
  for (const count of [1, 2, 3]) {
    state = later(state, { refunds: amounts([1000, 1000, 1000].slice(0, count)) })
    await shop.settle(state)
    seen.push((await shop.balance()).available)
  }
  expect(seen).toEqual([33, 66, 100])
})

test('only on a full refund, where the program says so', async () => {
  const used = await spent({ returnSpent: 'full_refund' })
  const most = later(used, { refunds: amounts([2999]) })
  await shop.settle(most)
  expect(await shop.balance()).toEqual({})
  await shop.settle(later(most, { refunds: amounts([3000]) }))
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('never, where the program says so', async () => {
  const used = await spent({ returnSpent: 'never' })
  await shop.settle(later(used, { cancelledAt: '2026-03-02T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({})
})

test('all of them when the order is cancelled, into the lots they left, with days of grace', async () => {
  const used = await spent({ expiryMonths: 4, graceDays: 60 })
  await shop.settle(later(used, { cancelledAt: '2026-03-02T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({ available: 100 })
  const lots = await shop.db.db.lot.findMany({ where: { shopId: shop.shopId } })
  expect(lots.map((lot) => [lot.orderId, lot.availableLeft, lot.expiresAt?.toISOString()])).toEqual(
    [['7001', 100, '2026-07-31T00:00:00.000Z']],
  )
})

test('a refund that is undone takes them again, and a later one brings them back once', async () => {
  const used = await spent()
  const refunded = later(used, { refunds: amounts([3000]) })
  await shop.settle(refunded)
  const undone = later(refunded, { refunds: [] })
  await shop.settle(undone)
  expect(await shop.balance()).toEqual({})
  await shop.settle(later(undone, { refunds: amounts([1500]) }))
  expect(await shop.balance()).toEqual({ available: 50 })
})

test.each([
  ['clamp', {}],
  ['debt', { debt: 100 }],
] as const)('what was spent again meanwhile is let go or owed: %s', async (shortfall, left) => {
  const used = await spent({ shortfall })
  const refunded = later(used, { refunds: amounts([3000]) })
  await shop.settle(refunded)
  await aVoucher(shop, 100, now)
  const undone = later(refunded, { refunds: [] })
  await shop.settle(undone)
  expect(await shop.balance()).toEqual({ held: 100, ...left })
  await shop.settle(later(undone, { refunds: amounts([3000]) }))
  expect(await shop.balance()).toEqual({ held: 100 })
})

test('told first of all as refunded, they come back with the same telling', async () => {
  shop = await aShop({ rules: [...rules] })
  await shop.settle(anOrder())
  const voucher = await aVoucher(shop, 100, now)
  await voucher.issue()
  const refunds = amounts([1500])
  await shop.settle(
    anOrder({ orderId: '7002', lines: three, refunds, discountCodes: [voucher.code] }),
  )
  expect(await shop.balance()).toEqual({ available: 50 })
})
