// Points for some of a member's orders alone, over all of their orders and however they are told.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import type { WhichOrders } from '../../../app/loyalty/rules/which-orders.ts'
import { anOrder, aRefund, later } from '../../setup/builders/order.ts'
import { type Given, someSettings } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { resettleMember } = await import('../../../app/jobs/tasks/resettle-member.ts')
const { computeEstimate } = await import('../../../app/loyalty/insights/estimate.server.ts')
const { saveDraft } = await import('../../../app/loyalty/program/save-draft.server.ts')
const { readDraft } = await import('../../../app/loyalty/program/read-draft.server.ts')
const { replayOrders } = await import(
  '../../../app/loyalty/insights/backtest/replay-orders.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

/** A point for each dollar, and more on some orders of a member. */
const doubling = (orders: WhichOrders): Given => ({
  rules: [
    ...someSettings().rules,
    { kind: 'multiply', id: 'x', isOn: true, multiplierBps: 20_000, minimumMinor: 0, orders },
  ] as ProgramSettings['rules'],
})
const firstDoubles = doubling({ which: 'first' })

/** An order of 100 points, placed then. */
const placed = (orderId: string, processedAt: string, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId, name: `#${orderId}`, processedAt, ...given })

const first = placed('1', '2026-05-10T10:00:00.000Z')
const second = placed('2', '2026-05-10T12:00:00.000Z')
const third = placed('3', '2026-06-10T14:00:00.000Z')

/** What each order is booked at, by its id. */
async function booked(): Promise<Record<string, number>> {
  const rows = await shop.db.sql<{ id: string; points: number }>`
    SELECT order_id AS id, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int
      AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL GROUP BY 1 ORDER BY 1`
  return Object.fromEntries(rows.map(({ id, points }) => [id, points]))
}

async function kept(orderId: string) {
  const where = { shopId_id: { shopId: shop.shopId, id: orderId } }
  const { inputs } = await shop.db.db.order.findUniqueOrThrow({ where })
  return (inputs as { used?: unknown }).used
}

test.each([
  ['in time', [first, second, third]],
  ['the other way round', [third, second, first]],
  ['the middle one last', [first, third, second]],
])('told one after the other, %s: the first counts double', async (_, told) => {
  shop = await aShop(firstDoubles)
  for (const order of told) await shop.settle(order)
  expect(await booked()).toEqual({ '1': 200, '2': 100, '3': 100 })
  expect(await kept('3')).toEqual({ day: 0, month: 0, all: 0, orders: 2 })
})

test('told all at once, every second one counts double', async () => {
  shop = await aShop(doubling({ which: 'every_nth', n: 2 }))
  const fourth = placed('4', '2026-06-11T14:00:00.000Z')
  await shop.settle(fourth, second, first, third)
  expect(await booked()).toEqual({ '1': 100, '2': 200, '3': 100, '4': 200 })
})

test('a refund of the first makes no other one the first, before it was placed or after', async () => {
  shop = await aShop(firstDoubles)
  const refund = aRefund({ adjustmentMinor: 10_000, createdAt: '2026-05-10T11:00:00.000Z' })
  await shop.settle(first)
  await shop.settle(later(first, { refunds: [refund], payment: 'refunded' }))
  await shop.settle(second)
  expect(await booked()).toEqual({ '1': 0, '2': 100 })
})

test.each([
  ['before', '2026-05-10T11:59:59.999Z', 200],
  ['at the moment of', '2026-05-10T12:00:00.000Z', 200],
  ['after', '2026-05-10T12:00:00.001Z', 100],
])('the first called off %s the second, heard of after it: %s', async (_, cancelledAt, points) => {
  shop = await aShop(firstDoubles)
  await shop.settle(first, second)
  await shop.settle(later(first, { cancelledAt }))
  expect(await booked()).toEqual({ '1': 0, '2': points })
})

test('an order that is paid late takes its place, and the later one gives way', async () => {
  shop = await aShop(firstDoubles)
  const unpaid = placed('1', first.processedAt, { payment: 'pending' })
  await shop.settle(unpaid, second)
  expect(await booked()).toEqual({ '2': 200 })
  await shop.settle(later(unpaid, { payment: 'paid' }))
  expect(await booked()).toEqual({ '1': 200, '2': 100 })
})

test('an order that goes to another customer is counted there, and here no more', async () => {
  shop = await aShop(firstDoubles)
  const others = placed('4', '2026-05-10T15:00:00.000Z', { customerId: '9002' })
  await shop.settle(first, second, others)
  await shop.settle(later(first, { customerId: '9002' }))
  expect(await booked()).toEqual({ '1': 200, '2': 200, '4': 100 })
})

test('members who become one have one first order', async () => {
  shop = await aShop(firstDoubles)
  await shop.settle(first, placed('2', second.processedAt, { customerId: '9002' }))
  expect(await booked()).toEqual({ '1': 200, '2': 200 })
  const now = testNow
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '9002', deletedId: '9001', at: now, now }),
  )
  const memberId = await shop.memberId('9002')
  const since = '2026-01-01T00:00:00.000Z'
  await resettleMember({ shopId: shop.shopId, memberId, since }, { now })
  expect(await booked()).toEqual({ '1': 200, '2': 100 })
})

test('who bought before there was a program is no newcomer, whenever that is heard of', async () => {
  shop = await aShop(firstDoubles)
  await shop.settle(second)
  expect(await booked()).toEqual({ '2': 200 })
  await shop.settle(placed('0', '2019-01-01T10:00:00.000Z'))
  expect(await booked()).toEqual({ '2': 100 })
})

test.each([
  ['before there was a program', { processedAt: '2019-01-01T10:00:00.000Z' }],
  ['and called off after the next one', { cancelledAt: '2026-05-11T00:00:00.000Z' }],
])('paid, then added to, %s: whether it was is asked for, and it counts', async (_, given) => {
  shop = await aShop(firstDoubles)
  const added = placed('1', first.processedAt, {
    payment: 'partially_paid',
    unpaid: { totalMinor: 15_000, leftMinor: 5000 },
    ...given,
  })
  await shop.settle(added, second)
  expect(await booked()).toMatchObject({ '2': 200 })
  const asked = await shop.db.sql<{ id: string }>`
    SELECT order_id AS id FROM order_fetches WHERE shop_id = ${shop.shopId}`
  expect(asked).toEqual([{ id: '1' }])

  const payments = [{ at: added.processedAt, amountMinor: 10_000, by: 'other' as const }]
  const details = new Map([['1', { totalMinor: 10_000, payments }]])
  const answer = { snapshots: [added], details, source: 'fetch' as const, now: testNow }
  await shop.db.transaction((tx) => settleOrders(tx, answer))
  expect(await booked()).toEqual({ '2': 100 })
})

test('after 60 days it stays what it was, and Health says what it would be', async () => {
  shop = await aShop(firstDoubles)
  await shop.settle(second)
  await shop.settleAt(new Date('2026-07-09T12:00:00.001Z'), first)
  expect(await booked()).toEqual({ '1': 200, '2': 200 })
  const found = await shop.db.db.finding.findMany({ where: { shopId: shop.shopId } })
  expect(found).toMatchObject([
    { kind: 'limit_differs', subject: '2', detail: { booked: '200', due: '100' } },
  ])
})

test('a version with such a rule counts the orders of versions without one', async () => {
  shop = await aShop({})
  await shop.settle(placed('1', '2026-01-10T10:00:00.000Z'))
  await shop.publish(doubling({ which: 'nth', n: 2 }), '2026-02-01T00:00:00Z')
  await shop.settle(second)
  expect(await booked()).toEqual({ '1': 100, '2': 200 })
  expect(await kept('1')).toBe(undefined)
})

test('the backtest and the estimate of a draft know which order each was', async () => {
  shop = await aShop({})
  const now = new Date('2026-07-20T00:00:00.000Z')
  await shop.settleAt(now, first, third, placed('4', third.processedAt, { customerId: '9002' }))
  const replay = {
    memberIds: [await shop.memberId(), await shop.memberId('9002')],
    since: new Date('2026-06-01T00:00:00.000Z'),
    until: now,
    under: [someSettings(firstDoubles)],
  }
  const replayed = await replayOrders(shop.db, replay)
  const worths = replayed.map(({ id, worths: [worth] }) => [id, worth?.points] as const)
  expect(Object.fromEntries(worths)).toEqual({ '3': 100, '4': 200 })
  const { revision } = await readDraft(shop.db, 'USD')
  await saveDraft(shop.db, { settings: someSettings(firstDoubles), revision, now })
  await computeEstimate(shop.db, { currency: 'USD', now })
  const { figures } = await shop.db.db.estimate.findUniqueOrThrow({
    where: { shopId: shop.shopId },
  })
  expect(figures).toMatchObject({ orders: 2, points: 300 })
})
