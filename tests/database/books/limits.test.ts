// The most that one member can earn, over all of their orders and however they are told.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { aLine, anOrder, aRefund, later } from '../../setup/builders/order.ts'
import type { Given } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { resettleMember } = await import('../../../app/jobs/tasks/resettle-member.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const open = async (given: Given, timeZone = 'UTC') => {
  shop = await aShop(given, timeZone)
}

/** An order of 100 points, placed then. */
function placed(orderId: string, processedAt: string, given: Partial<OrderSnapshot> = {}) {
  return anOrder({ orderId, name: `#${orderId}`, processedAt, ...given })
}

/** What each order is booked at, by its id. */
async function booked(): Promise<Record<string, number>> {
  const rows = await shop.db.sql<{ id: string; points: number }>`
    SELECT order_id AS id, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int
      AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL GROUP BY 1 ORDER BY 1`
  return Object.fromEntries(rows.map(({ id, points }) => [id, points]))
}

async function usedBefore(orderId: string) {
  const where = { shopId_id: { shopId: shop.shopId, id: orderId } }
  const { inputs } = await shop.db.db.order.findUniqueOrThrow({ where })
  return (inputs as { used?: unknown }).used
}

/** What was left for later, as the worker takes it up. */
async function runJobs(): Promise<void> {
  const jobs = await shop.db.sql<{ payload: Parameters<typeof resettleMember>[0] }>`
    DELETE FROM graphile_worker._private_jobs WHERE key LIKE ${`limits/${shop.shopId}/%`}
    RETURNING ${shop.shopId}::int AS shop_id, payload`
  for (const { payload } of jobs) await resettleMember(payload, { now: testNow })
}

const first = placed('1', '2026-05-10T10:00:00.000Z')
const second = placed('2', '2026-05-10T12:00:00.000Z')
const third = placed('3', '2026-05-10T14:00:00.000Z')

test.each([
  ['in time', [first, second, third]],
  ['the other way round', [third, second, first]],
  ['the middle one last', [first, third, second]],
])('one after the other, %s: the earliest earn, and what gave way says so', async (_, told) => {
  await open({ memberDayMaximum: 150 })
  for (const order of told) await shop.settle(order)
  expect(await booked()).toEqual({
    '1': 100,
    '2': 50,
    ...((await booked())['3'] === 0 ? { '3': 0 } : {}),
  })
  expect(await usedBefore('3')).toEqual({ day: 150, month: 150, all: 150 })
  const where = { shopId_id: { shopId: shop.shopId, id: '3' } }
  const { evaluation } = await shop.db.db.order.findUniqueOrThrow({ where })
  expect(evaluation).toMatchObject({ effects: [], unapplied: [{ obstacle: 'day_maximum' }] })
})

test('told all at once they are as told one by one', async () => {
  await open({ memberDayMaximum: 150 })
  await shop.settle(third, first, second)
  expect(await booked()).toEqual({ '1': 100, '2': 50 })
})

test('a day and a month are those of the shop', async () => {
  await open({ memberDayMaximum: 100, memberMonthMaximum: 150 }, 'America/New_York')
  // 31 May 23:59 and 1 June 00:00 in New York.
  await shop.settle(
    placed('1', '2026-06-01T03:30:00.000Z'),
    placed('2', '2026-06-01T03:59:59.999Z'),
  )
  await shop.settle(placed('3', '2026-06-01T04:00:00.000Z'))
  expect(await booked()).toEqual({ '1': 100, '3': 100 })
  await shop.settle(
    placed('4', '2026-06-02T04:00:00.000Z'),
    placed('5', '2026-06-03T04:00:00.000Z'),
  )
  expect(await booked()).toEqual({ '1': 100, '3': 100, '4': 50 })
})

test('a limit for ever counts what was earned by versions that had none', async () => {
  await open({})
  await shop.settle(placed('1', '2025-01-10T10:00:00.000Z'))
  await shop.publish({ memberMaximum: 130 }, '2026-01-01T00:00:00Z')
  await shop.settle(placed('2', '2026-02-10T10:00:00.000Z'))
  expect(await booked()).toEqual({ '1': 100, '2': 30 })
})

test('a refund frees nothing that a later order had given way to, only what comes after it', async () => {
  await open({ memberDayMaximum: 150 })
  await shop.settle(first, second)
  const refund = aRefund({ adjustmentMinor: 10_000, createdAt: '2026-05-10T13:00:00.000Z' })
  await shop.settle(later(first, { refunds: [refund], payment: 'refunded' }))
  expect(await booked()).toEqual({ '1': 0, '2': 50 })
  await shop.settle(third)
  expect(await booked()).toEqual({ '1': 0, '2': 50, '3': 100 })
})

test.each([
  ['before', '2026-05-10T11:59:59.999Z', 100],
  ['at the moment of', '2026-05-10T12:00:00.000Z', 100],
  ['after', '2026-05-10T12:00:00.001Z', 50],
])('a cancellation %s the later order, heard of after it: %s', async (_, cancelledAt, points) => {
  await open({ memberDayMaximum: 150 })
  await shop.settle(first, second)
  await shop.settle(later(first, { cancelledAt }))
  expect(await booked()).toEqual({ '1': 0, '2': points })
})

test('an order that is paid late takes its place, whatever was earned after it', async () => {
  await open({ memberDayMaximum: 150 })
  const unpaid = placed('1', first.processedAt, { payment: 'pending' })
  await shop.settle(unpaid, second, third)
  expect(await booked()).toEqual({ '2': 100, '3': 50 })
  await shop.settle(later(unpaid, { payment: 'paid' }))
  expect(await booked()).toEqual({ '1': 100, '2': 50, '3': 0 })
})

test('an order that goes to another customer makes room here and takes it there', async () => {
  await open({ memberDayMaximum: 150 })
  const others = placed('4', '2026-05-10T15:00:00.000Z', { customerId: '9002' })
  await shop.settle(first, second, others)
  await shop.settle(later(first, { customerId: '9002' }))
  const balances = [await shop.balance('9001'), await shop.balance('9002')]
  expect(balances).toEqual([{ available: 100 }, { available: 150 }])
  expect(await booked()).toEqual({ '1': 100, '2': 100, '4': 50 })
})

test('members who become one fold together', async () => {
  await open({ memberDayMaximum: 150 })
  await shop.settle(first, placed('2', second.processedAt, { customerId: '9002' }))
  const now = testNow
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '9002', deletedId: '9001', at: now, now }),
  )
  const memberId = await shop.memberId('9002')
  const job = { shopId: shop.shopId, memberId, since: '2026-01-01T00:00:00.000Z' }
  await resettleMember(job, { now })
  expect(await booked()).toEqual({ '1': 100, '2': 50 })
})

test('many later orders: a few at once, the rest by a job', async () => {
  await open({ memberMaximum: 1000 })
  const many = Array.from({ length: 40 }, (_, n) =>
    placed(
      `b${String(n).padStart(2, '0')}`,
      `2026-05-10T${String(n % 24).padStart(2, '0')}:30:00.000Z`,
      {
        lines: [aLine(10)],
        processedAt: new Date(Date.parse('2026-04-10T00:00:00Z') + n * 3_600_000).toISOString(),
        placedMinor: 3000,
      },
    ),
  ).map((order) => ({ ...order, lines: [aLine(3000)] }))
  await shop.settle(...many)
  await shop.settle(placed('a', '2026-04-09T00:00:00.000Z'))
  const jobs = await shop.db.sql<{ payload: { since: string; memberId: string } }>`
    SELECT ${shop.shopId}::int AS shop_id, payload FROM graphile_worker._private_jobs
    WHERE key LIKE ${`limits/${shop.shopId}/%`}`
  expect(jobs).toHaveLength(1)
  const since = jobs[0]?.payload.since ?? ''
  await resettleMember(
    { shopId: shop.shopId, memberId: await shop.memberId(), since },
    { now: testNow },
  )
  const points = await booked()
  const sum = Object.values(points).reduce((total, one) => total + one, 0)
  expect([sum, points.a, points.b29, points.b30]).toEqual([1000, 100, 30, 0])
  expect(await usedBefore('b39')).toMatchObject({ all: 1000 })
})

test('what is older than 60 days stays, and Health says what it would be', async () => {
  await open({ memberDayMaximum: 150 })
  const atOnce = placed('3', second.processedAt)
  await shop.settle(second, atOnce)
  const tooLate = new Date('2026-07-09T12:00:00.001Z')
  await shop.settleAt(tooLate, first)
  expect(await booked()).toEqual({ '1': 100, '2': 100, '3': 50 })
  const where = { shopId: shop.shopId, resolvedAt: null }
  const found = await shop.db.db.finding.findMany({ where })
  expect(found.map(({ kind, subject, detail }) => [kind, subject, detail])).toMatchObject([
    ['limit_differs', '2', { booked: '100', due: '50' }],
    ['limit_differs', '3', { booked: '50', due: '0' }],
  ])
  await shop.settleAt(tooLate, later(first, { payment: 'voided' }))
  expect(await booked()).toMatchObject({ '1': 0, '2': 100, '3': 50 })
  expect(await shop.db.db.finding.count({ where })).toBe(0)
})

test('what is 60 days old to the millisecond still gives way', async () => {
  await open({ memberDayMaximum: 150 })
  await shop.settle(second)
  await shop.settleAt(new Date('2026-07-09T12:00:00.000Z'), first)
  expect(await booked()).toEqual({ '1': 100, '2': 50 })
})

test('what lies in a closed month stays', async () => {
  await open({ memberDayMaximum: 150 })
  await shop.settle(second)
  await shop.db.sql`
    INSERT INTO accounting_months (shop_id, month, time_zone, until_at, moves, cohorts, closed_at,
      closed_by, figures)
    VALUES (${shop.shopId}, '2026-05', 'UTC', '2026-06-01T00:00:00Z', '[]', '[]', ${testNow},
      'staff/1', '{}')
    RETURNING 1 AS one`
  await shop.settle(first)
  expect(await booked()).toEqual({ '1': 100, '2': 100 })
  await shop.db.sql`DELETE FROM accounting_months WHERE shop_id = ${shop.shopId} RETURNING 1 AS one`
})

test('points for joining are not counted, nor do other members', async () => {
  const joining = { kind: 'signup', id: 's', isOn: true, points: 500 } as const
  const spend = {
    kind: 'spend',
    id: 'spend',
    isOn: true,
    points: 1,
    perMinor: 100,
    minimumMinor: 0,
  } as const
  await open({ memberMaximum: 100, rules: [spend, joining] })
  await shop.settle(first, placed('2', second.processedAt, { customerId: '9002' }))
  expect(await booked()).toEqual({ '1': 100, '2': 100 })
})

test('many workers at one member at once end as one after the other', async () => {
  await open({ memberDayMaximum: 250, memberMaximum: 420 })
  const orders = Array.from({ length: 12 }, (_, n) =>
    placed(`c${10 + n}`, `2026-05-${n < 6 ? 10 : 11}T${10 + n}:00:00.000Z`),
  )
  const mixed = orders.toSorted((one, other) => (one.orderId < other.orderId ? 1 : -1))
  await Promise.all(mixed.map((order) => shop.settle(order)))
  await runJobs()
  const expected = { c10: 100, c11: 100, c12: 50, c16: 100, c17: 70 }
  const given = Object.entries(await booked()).filter(([, points]) => points > 0)
  expect(Object.fromEntries(given)).toEqual(expected)
})
