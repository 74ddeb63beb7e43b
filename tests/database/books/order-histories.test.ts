// What can become of an order that the simulator's merchant cannot do: another customer, no
// customer yet, more money back than came in, a deletion out of turn, other currencies.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { aLine, anOrder, aRefund, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')

let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
})
afterEach(async () => shop.expectBooksToAgree())

const order = anOrder({ lines: [aLine(6000, { id: 'mug', quantity: 2 }), aLine(4000)] })
const remove = (orderId = order.orderId, ...snapshots: OrderSnapshot[]) =>
  shop.db.transaction((tx) => settleOrders(tx, { snapshots, deleted: [orderId], now: testNow }))

test('a guest’s order is theirs as soon as it has a customer', async () => {
  const guest = { ...order, customerId: null, customerCreatedAt: null }
  await shop.settle(guest)
  expect(await shop.db.db.transfer.count({ where: { shopId: shop.shopId } })).toBe(0)
  await shop.settle(later(guest, { customerId: '9001' }))
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('an order that gets another customer is the other one’s, with what came back of it', async () => {
  const back = withLineRefunded(order, 'mug')
  await shop.settle(order)
  await shop.settle(later(back, { customerId: '9002' }))
  expect(await shop.balance('9001')).toEqual({})
  expect(await shop.balance('9002')).toEqual({ available: 70 })
  await shop.settle(later(later(back, {}), { customerId: null }))
  expect(await shop.balance('9002')).toEqual({})
})

test('more given back than was paid leaves nothing, and nothing below it', async () => {
  await shop.settle(order)
  const refunds = [aRefund({ adjustmentMinor: 7000 }), aRefund({ id: 'b', adjustmentMinor: 9000 })]
  await shop.settle(later(order, { payment: 'partially_refunded', refunds }))
  expect(await shop.balance()).toEqual({})
})

test('a cancellation that is taken back gives the points again', async () => {
  await shop.settle(order)
  const cancelled = later(order, { cancelledAt: '2026-03-02T00:00:00.000Z' })
  await shop.settle(cancelled)
  expect(await shop.balance()).toEqual({})
  await shop.settle(later(cancelled, { cancelledAt: null }))
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('a merged customer’s order that is forgotten is not settled by what comes later', async () => {
  await shop.settle(order)
  await shop.db.transaction((tx) =>
    forgetMember(tx, { customerId: '9001', orderIds: [order.orderId], now: testNow }),
  )
  const before = await shop.db.db.transfer.count({ where: { shopId: shop.shopId } })
  await remove()
  await shop.settle(later(order, { payment: 'refunded' }))
  expect(await shop.db.db.transfer.count({ where: { shopId: shop.shopId } })).toBe(before)
})

describe('of a deleted order nothing stays earned', () => {
  const newer = later(order, { updatedAt: '2026-12-31T00:00:00.000Z' })
  const told = () => shop.settle(order)
  const toldLater = () => shop.settle(newer)
  const gone = () => remove()
  test.each<[string, (() => Promise<number>)[]]>([
    ['heard last', [told, gone]],
    ['heard first', [gone, told]],
    ['heard in between', [told, gone, toldLater]],
    ['heard twice', [told, gone, gone]],
    ['heard together', [() => remove(order.orderId, order)]],
  ])('%s', async (_when, acts) => {
    for (const act of acts) await act()
    const row = await shop.db.db.order.findFirstOrThrow({ where: { shopId: shop.shopId } })
    expect(row.snapshot).toMatchObject({ deletedAt: testNow.toISOString() })
    const sums = await shop.db.db.balance.findMany({ where: { shopId: shop.shopId } })
    expect(sums.map(({ pending, available }) => pending + available)).toEqual(sums.map(() => 0))
  })
})

describe('what was paid stays earned', () => {
  const grown = later(order, {
    payment: 'partially_paid',
    lines: [...order.lines, aLine(2000, { id: 'late' })],
    placedMinor: 12_000,
    unpaid: { leftMinor: 2000, totalMinor: 12_000 },
  })
  const askedFor = () => shop.db.db.orderFetch.count({ where: { shopId: shop.shopId } })

  test('where the order was seen to be paid before', async () => {
    await shop.settle(order)
    await shop.settle(grown)
    expect(await shop.balance()).toEqual({ available: 100 })
    expect(await askedFor()).toBe(0)
    await shop.settle(later(grown, { payment: 'paid', unpaid: undefined }))
    expect(await shop.balance()).toEqual({ available: 120 })
  })

  test.each([
    [10_000, { available: 100 }],
    [4000, {}],
  ])('where its payments say so: %i of 100.00 came in', async (amountMinor, balance) => {
    await shop.settle(grown)
    expect(await askedFor()).toBe(1)
    const payments = [{ at: order.processedAt, amountMinor, by: 'other' as const }]
    const details = new Map([[order.orderId, { totalMinor: 10_000, payments }]])
    const told = { snapshots: [grown], details, source: 'fetch' as const, now: testNow }
    await shop.db.transaction((tx) => settleOrders(tx, told))
    expect(await shop.balance()).toEqual(balance)
  })
})

test.each([
  ['JPY', 566, 1, 566, 283],
  ['USD', 566, 1, 566, 283],
  ['KWD', 12_345, 1000, 12, 6],
])('%s has its own smallest unit', async (currency, amountMinor, perMinor, points, half) => {
  const rule = { kind: 'spend' as const, id: 'spend', isOn: true, points: 1, perMinor }
  await shop.publish({ rules: [{ ...rule, minimumMinor: 0 }] }, '2020-02-01T00:00:00Z')
  const two = anOrder({ currency, lines: [aLine(amountMinor, { id: 'two', quantity: 2 })] })
  await shop.settle(two)
  expect(await shop.balance()).toEqual({ available: points })
  await shop.settle(withLineRefunded(two, 'two'))
  expect(await shop.balance()).toEqual({ available: half })
})
