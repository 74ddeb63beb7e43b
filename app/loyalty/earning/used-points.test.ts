import { expect, test } from 'vitest'
import { anOrder, aRefund } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given, someSettings } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { everything } from '../rules/scope.ts'
import type { Inputs, Used } from './evaluation.ts'
import { asFarAsAsked, comparePlaced, UsedByMember } from './used-points.ts'

const inputs: Inputs = {
  engine: 1,
  version: aVersion({ memberDayMaximum: 150 }),
  timeZone: 'UTC',
  memberId: 'ann',
}
const at = (hour: number) => `2026-05-10T${hour}:00:00.000Z`
const back = (hour: number) => aRefund({ adjustmentMinor: 10_000, createdAt: at(hour) })
const order = (hour: number, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId: String(hour), processedAt: at(hour), ...given })

const version = aVersion({
  rules: [
    {
      kind: 'order',
      id: 'first',
      isOn: true,
      points: 10,
      minimumMinor: 0,
      orders: { which: 'first' },
    },
  ],
})

const nothingBefore = { day: 0, month: 0, all: 0, isPaidMember: false }

/** How many orders were placed before the last of these. */
function placedBefore(orders: OrderSnapshot[], given: Partial<Inputs> = {}) {
  const used = new UsedByMember({ isLimited: false, hasTiers: false })
  const asked = orders.toSorted(comparePlaced).map((one) => {
    return used.next('ann', { ...inputs, version, ...given }, one)
  })
  return asked.at(-1)?.used
}

test('orders are counted, and points where they are limited', () => {
  expect(placedBefore([order(10)])).toEqual({ ...nothingBefore, orders: 0 })
  const before = { ...nothingBefore, orders: 2 }
  expect(placedBefore([order(10), order(11), order(12)])).toEqual(before)
})

test.each<[string, Partial<Used>, Given]>([
  ['nothing', {}, {}],
  ['points', { day: 1, month: 2, all: 3 }, { memberMaximum: 9 }],
  ['orders', { orders: 4 }, { rules: version.settings.rules }],
  [
    'both',
    { day: 1, month: 2, all: 3, orders: 4 },
    { memberDayMaximum: 9, rules: version.settings.rules },
  ],
])('of what was before, a program may ask for %s', (_, asked, given) => {
  const used = { day: 1, month: 2, all: 3, orders: 4 }
  const nothing = { day: 0, month: 0, all: 0 }
  expect(asFarAsAsked(used, someSettings(given))).toEqual({ ...nothing, ...asked })
})

test('of orders placed at one moment, the lower id is the earlier one', () => {
  const [one, other] = [order(10), order(10, { orderId: '1' })]
  const used = new UsedByMember({ isLimited: false, hasTiers: false })
  const asked = [one, other].toSorted(comparePlaced).map((snapshot) => {
    return [snapshot.orderId, used.next('ann', { ...inputs, version }, snapshot).used?.orders]
  })
  expect(asked).toEqual([
    ['1', 0],
    ['10', 1],
  ])
})

test.each<[string, Partial<OrderSnapshot>, number]>([
  ['paid', {}, 1],
  ['paid in part', { payment: 'partially_paid' }, 0],
  ['not paid', { payment: 'pending' }, 0],
  ['voided', { payment: 'voided' }, 0],
  ['free', { placedMinor: 0, lines: [] }, 1],
  ['a test', { isTest: true }, 0],
  ['cancelled before', { cancelledAt: at(11) }, 0],
  ['cancelled at the same moment', { cancelledAt: at(12) }, 0],
  ['cancelled later', { cancelledAt: at(13) }, 1],
  ['refunded in whole before', { payment: 'refunded', refunds: [back(11)] }, 1],
  ['refunded in whole later', { payment: 'refunded', refunds: [back(13)] }, 1],
])('an earlier order that was %s: %o are %i', (_, given, count) => {
  expect(placedBefore([order(10, given), order(12)])?.orders).toBe(count)
})

test('what counts as paid, and tests where they are meant, are as for what they earn', () => {
  const partly = order(10, { payment: 'partially_paid' })
  expect(placedBefore([partly, order(12)], { observed: { paidAt: at(10) } })?.orders).toBe(1)
  const tried = [order(10, { isTest: true }), order(12)]
  expect(placedBefore(tried, { isTester: true })?.orders).toBe(1)
  expect(placedBefore(tried, { isDevelopment: true })?.orders).toBe(1)
})

test('an order counts that earned nothing: before the program, or of somebody not in it', () => {
  const used = new UsedByMember({ isLimited: false, hasTiers: false })
  used.next('ann', { ...inputs, version: null }, order(10))
  used.next('ann', { ...inputs, version, phase: 'off' }, order(11))
  used.next('ann', { ...inputs, version, status: 'not_joined' }, order(12))
  used.next('bob', { ...inputs, version }, order(13))
  expect(used.next('ann', { ...inputs, version }, order(14)).used?.orders).toBe(3)
})

test('past orders are known together: what was called off before the decision is none', () => {
  const called = order(10, { cancelledAt: at(14) })
  expect(placedBefore([called, order(12)])?.orders).toBe(1)
  expect(placedBefore([called, order(12)], { countedFrom: at(15) })?.orders).toBe(0)
})

/** What was used on the day before the last of these orders. */
function usedBefore(orders: OrderSnapshot[], given: Partial<Inputs> = {}) {
  const used = new UsedByMember({ isLimited: true, hasTiers: false })
  const asked = orders.toSorted(comparePlaced).map((one) => {
    return used.next('ann', { ...inputs, ...given }, one)
  })
  return asked.at(-1)?.used?.day
}

test.each([
  [11, 0],
  [12, 0],
  [13, 100],
])('an order refunded at %i o’clock, before one of 12: %i were used', (hour, used) => {
  const refunds = [aRefund({ adjustmentMinor: 10_000, createdAt: at(hour) })]
  expect(usedBefore([order(10, { refunds, payment: 'refunded' }), order(12)])).toBe(used)
})

test('each order counts with what it gave itself', () => {
  expect(usedBefore([order(10), order(11), order(12)])).toBe(150)
})

test('when an order was paid need not be known for what it was worth until it was refunded', () => {
  const refunds = [aRefund({ adjustmentMinor: 10_000, createdAt: at(13) })]
  const refunded = order(10, { refunds, payment: 'refunded' })
  expect(usedBefore([refunded, order(12)], { observed: { paidAt: null } })).toBe(100)
})

const picked = { id: '7', title: 'Ferns' }
const ofFerns = aVersion({
  memberDayMaximum: 150,
  scope: { ...everything, collections: [picked] },
})

test.each([
  ['asked for in time', { collections: { 501: ['7'] }, askedCollections: ['7'] }, 100],
  ['never asked for, because the order had all gone back when it was heard of', undefined, 0],
])('collections that were %s: of the refunded order %o, %i were used', (_, observed, used) => {
  const refunds = [aRefund({ adjustmentMinor: 10_000, createdAt: at(13) })]
  const refunded = order(10, { refunds, payment: 'refunded' })
  expect(usedBefore([refunded, order(12)], { version: ofFerns, observed })).toBe(used)
})

test('what was charged back, nobody knows when, frees nothing of a limit', () => {
  const chargeback = { isLost: true, askedAt: at(11) }
  expect(usedBefore([order(10), order(12)], { observed: { chargeback } })).toBe(100)
})

test('past orders count from when that was decided, for one another too', () => {
  const countedFrom = at(11)
  const live = order(12)
  expect(usedBefore([order(10), live], { countedFrom })).toBe(100)
  const used = new UsedByMember({ isLimited: true, hasTiers: false })
  used.next('ann', { ...inputs, countedFrom: at(13) }, order(10))
  expect(used.next('ann', inputs, live).used?.day).toBe(0)
})
