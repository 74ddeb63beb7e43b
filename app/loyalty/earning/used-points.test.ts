import { expect, test } from 'vitest'
import { anOrder, aRefund } from '../../../tests/setup/builders/order.ts'
import { aVersion } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { everything } from '../rules/scope.ts'
import type { Inputs } from './evaluation.ts'
import { comparePlaced, UsedByMember } from './used-points.ts'

const inputs: Inputs = {
  engine: 1,
  version: aVersion({ memberDayMaximum: 150 }),
  timeZone: 'UTC',
  memberId: 'ann',
}
const at = (hour: number) => `2026-05-10T${hour}:00:00.000Z`
const order = (hour: number, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId: String(hour), processedAt: at(hour), ...given })

/** What was used on the day before the last of these orders. */
function usedBefore(orders: OrderSnapshot[], given: Partial<Inputs> = {}) {
  const used = new UsedByMember()
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
  const used = new UsedByMember()
  used.next('ann', { ...inputs, countedFrom: at(13) }, order(10))
  expect(used.next('ann', inputs, live).used?.day).toBe(0)
})
