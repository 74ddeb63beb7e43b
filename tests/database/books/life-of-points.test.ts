import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder, aRefund, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

test('points of a paid order are pending, then available, then expire with the day', async () => {
  shop = await aShop({ pendingDays: 14, expiryMonths: 1 }, 'America/New_York')
  const order = anOrder({ processedAt: '2026-01-17T12:00:00.000Z' })
  await shop.settleAt(new Date('2026-01-17T12:01:00Z'), order)
  expect(await shop.balance()).toEqual({ pending: 100 })
  await shop.sweepAt('2026-01-31T11:59:59.999Z')
  expect(await shop.balance()).toEqual({ pending: 100 })
  await shop.sweepAt('2026-01-31T12:00:00Z')
  expect(await shop.balance()).toEqual({ available: 100 })
  // 31 January and a month is the end of February, in New York.
  await shop.sweepAt('2026-03-01T04:59:59.998Z')
  expect(await shop.balance()).toEqual({ available: 100 })
  await shop.sweepAt('2026-03-01T04:59:59.999Z')
  expect(await shop.balance()).toEqual({})
})

test('an order that is not paid earns nothing until it is', async () => {
  shop = await aShop()
  const order = anOrder({ payment: 'partially_paid' })
  await shop.settle(order)
  expect(await shop.balance()).toEqual({})
  await shop.settle(later(order, { payment: 'paid' }))
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('a line sent back takes its points, the rest stay', async () => {
  shop = await aShop()
  const order = anOrder({ lines: [aLine(1400, { id: 'mug' }), aLine(2600, { id: 'pot' })] })
  await shop.settle(order)
  await shop.settle(withLineRefunded(order, 'mug'))
  expect(await shop.balance()).toEqual({ available: 26 })
})

test('a refund by amount, a cancellation and an edit all settle to what remains', async () => {
  shop = await aShop()
  const order = anOrder({ lines: [aLine(2000, { quantity: 2 })] })
  await shop.settle(order)
  const refunded = later(order, { refunds: [aRefund({ adjustmentMinor: 500 })] })
  await shop.settle(refunded)
  expect(await shop.balance()).toEqual({ available: 15 })
  const edited = later(refunded, { lines: [aLine(2000, { quantity: 2, currentQuantity: 1 })] })
  await shop.settle(edited)
  expect(await shop.balance()).toEqual({ available: 5 })
  await shop.settle(later(edited, { cancelledAt: '2026-03-09T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({})
})

test('a refund after the rate doubled takes back what was given', async () => {
  shop = await aShop()
  const order = anOrder({ lines: [aLine(5000, { id: 'a' }), aLine(5001, { id: 'b' })] })
  await shop.settle(order)
  const double = [
    { kind: 'spend' as const, id: 'spend', isOn: true, points: 2, perMinor: 100, minimumMinor: 0 },
  ]
  await shop.publish({ rules: double }, '2026-03-02T00:00:00Z')
  await shop.settle(withLineRefunded(order, 'a'))
  expect(await shop.balance()).toEqual({ available: 50 })
  const next = anOrder({ orderId: '7002', processedAt: '2026-03-03T00:00:00.000Z' })
  await shop.settle(next)
  expect(await shop.balance()).toEqual({ available: 250 })
})

test('the program of an order is the one it was first seen with, whatever it says later', async () => {
  shop = await aShop()
  const order = anOrder()
  await shop.settle(order)
  const double = [
    { kind: 'spend' as const, id: 'spend', isOn: true, points: 2, perMinor: 100, minimumMinor: 0 },
  ]
  await shop.publish({ rules: double }, '2026-03-02T00:00:00Z')
  await shop.settle(later(order, { processedAt: '2026-03-03T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('an order that changes hands takes its points along', async () => {
  shop = await aShop()
  const order = anOrder()
  await shop.settle(order)
  await shop.settle(later(order, { customerId: '9002' }))
  expect(await shop.balance('9001')).toEqual({})
  expect(await shop.balance('9002')).toEqual({ available: 100 })
})

test('joining earns the bonus of that day, once, whoever reports the customer first', async () => {
  shop = await aShop({
    rules: [
      { kind: 'signup', id: 'signup', isOn: true, points: 50 },
      { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
    ],
  })
  await shop.settle(anOrder({ customerCreatedAt: '2026-02-01T00:00:00.000Z' }))
  await shop.settle(anOrder({ orderId: '7002', customerCreatedAt: '2026-02-01T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({ available: 250 })
  await shop.settle(
    anOrder({ orderId: '7003', customerId: '9002', customerCreatedAt: '2019-12-31T23:59:59.999Z' }),
  )
  expect(await shop.balance('9002')).toEqual({ available: 100 })
})

test('every posting asks for the storefront to be written, and says when it changes by itself', async () => {
  shop = await aShop({ pendingDays: 14, expiryMonths: 1 })
  const state = async () => {
    const where = { shopId_memberId: { shopId: shop.shopId, memberId: await shop.memberId() } }
    const { revision, dueAt } = await shop.db.db.memberState.findUniqueOrThrow({ where })
    return [revision, dueAt?.toISOString() ?? null]
  }
  await shop.settleAt(new Date('2026-03-01T12:00:00Z'), anOrder())
  expect(await state()).toEqual([2, '2026-03-15T12:00:00.000Z'])
  const sooner = anOrder({ orderId: '7002', processedAt: '2026-02-27T12:00:00.000Z' })
  await shop.settleAt(new Date('2026-03-01T12:00:00Z'), sooner)
  expect(await state()).toEqual([3, '2026-03-13T12:00:00.000Z'])
  await shop.sweepAt('2026-03-15T12:00:00Z')
  expect(await state()).toEqual([4, '2026-04-13T23:59:59.999Z'])
  await shop.sweepAt('2026-05-01T00:00:00Z')
  expect(await state()).toEqual([5, null])
})

test('what is due in many lots at once is swept in steps, and a second sweep finds nothing', async () => {
  shop = await aShop({ pendingDays: 14 })
  const orders = Array.from({ length: 30 }, (_, n) =>
    anOrder({ orderId: `8${n}`, customerId: `90${n % 10}` }),
  )
  await shop.settleAt(new Date('2026-03-01T12:00:00Z'), ...orders)
  await shop.sweepAt('2026-03-20T00:00:00Z')
  expect(await shop.balance('900')).toEqual({ available: 300 })
  const { sweepDue } = await import('../../../app/jobs/sweep-due.ts')
  expect(await sweepDue({ now: new Date('2026-03-20T00:00:00Z') })).toBe(0)
})
