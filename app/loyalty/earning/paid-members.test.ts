import { expect, test } from 'vitest'
import { aLine, anOrder, aRefund, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { noPlan, type Plan } from '../plans/plan-settings.ts'
import { evaluate } from './evaluate.ts'
import type { Inputs, Observed } from './evaluation.ts'
import { UsedPoints } from './used-points.ts'

const plan: Plan = { ...noPlan, isOn: true, yearly: [{ id: '1', title: 'Membership' }] }
const spend = { kind: 'spend' as const, isOn: true, points: 1, perMinor: 100, minimumMinor: 0 }
const double = {
  kind: 'multiply' as const,
  id: 'double',
  isOn: true,
  multiplierBps: 20_000,
  minimumMinor: 0,
  paidMembersOnly: true as const,
}
const given: Given = { plan, rules: [{ ...spend, id: 'spend' }, double] }
const inputs = (observed?: Observed): Inputs => ({
  engine: 1,
  version: aVersion(given),
  timeZone: 'UTC',
  memberId: 'ann',
  ...(observed ? { observed } : {}),
})

const placed = (orderId: string, day: string, productId = '9', more: object = {}) =>
  anOrder({
    orderId,
    processedAt: `${day}T10:00:00.000Z`,
    lines: [aLine(4000, { id: `${orderId}-line`, productId })],
    ...more,
  })
const membership = placed('100', '2026-03-01', '1')
const back = (day: string) => {
  const createdAt = `${day}T12:00:00.000Z`
  const refunded = withLineRefunded(membership, '100-line')
  return { ...refunded, refunds: refunded.refunds.map((one) => ({ ...one, createdAt })) }
}

const worthOf = (one: Inputs, snapshot: OrderSnapshot) =>
  evaluate(one, snapshot).effects.reduce((sum, { quantity }) => sum + quantity, 0)

/** What an order is worth after these. */
function after(
  snapshot: OrderSnapshot,
  earlier: [OrderSnapshot, Observed?][] = [[membership]],
): number {
  const fold = new UsedPoints({ isLimited: false, hasTiers: false })
  for (const [one, observed] of earlier) fold.add(inputs(observed), one)
  const used = fold.before(inputs(), snapshot)
  return worthOf({ ...inputs(), used }, snapshot)
}

test.each([
  ['on the day before it began', '2026-02-28', 40],
  ['while it is held', '2026-06-01', 80],
  ['on its last day', '2027-03-01', 80],
  ['after it has lapsed', '2027-03-02', 40],
])('an order %s', (_, day, points) => {
  expect(after(placed('200', day))).toBe(points)
})

test('it begins when its order is paid, not when it is placed', () => {
  const late: [OrderSnapshot, Observed][] = [[membership, { paidAt: '2026-03-05T10:00:00.000Z' }]]
  expect(after(placed('200', '2026-03-04'), late)).toBe(40)
  expect(after(placed('200', '2026-03-05'), late)).toBe(80)
  expect(after(placed('200', '2026-03-05'), [[membership, { paidAt: null }]])).toBe(40)
})

test('renewed before it ends, it is held on, and what lies between is not a gap', () => {
  const renewed: [OrderSnapshot][] = [[membership], [placed('150', '2027-02-01', '1')]]
  expect(after(placed('200', '2027-12-01'), renewed)).toBe(80)
  expect(after(placed('200', '2028-03-02'), renewed)).toBe(40)
})

test('a refund ends it from then on, and changes nothing of the orders before', () => {
  const refunded: [OrderSnapshot][] = [[back('2026-05-01')]]
  expect(after(placed('200', '2026-04-01'), refunded)).toBe(80)
  expect(after(placed('200', '2026-05-02'), refunded)).toBe(40)
})

test('a refund by amount alone leaves it', () => {
  const refunds = [aRefund({ adjustmentMinor: 1000 })]
  const less: OrderSnapshot = { ...membership, payment: 'partially_refunded', refunds }
  expect(after(placed('200', '2026-05-02'), [[less]])).toBe(80)
})

test.each<[string, Partial<OrderSnapshot>, Observed | undefined]>([
  ['was not paid', { payment: 'pending' }, undefined],
  ['was called off', { cancelledAt: '2026-03-01T11:00:00.000Z' }, undefined],
  ['was a test', { isTest: true }, undefined],
  ['was taken back by a bank', {}, { chargeback: { isLost: true, askedAt: '2026-04-01' } }],
])('one whose order %s is none', (_, more, observed) => {
  expect(after(placed('200', '2026-06-01'), [[{ ...membership, ...more }, observed]])).toBe(40)
})

test("the order that buys it is a member's, until the membership is sent back", () => {
  const lines = [
    aLine(4000, { id: 'fee', productId: '1' }),
    aLine(6000, { id: 'book', productId: '9' }),
  ]
  const order = anOrder({ lines })
  expect(worthOf(inputs(), order)).toBe(200)
  expect(worthOf(inputs(), withLineRefunded(order, 'book'))).toBe(80)
  expect(worthOf(inputs(), withLineRefunded(order, 'fee'))).toBe(60)
})

test('when it was paid is asked for before its order earns', () => {
  const { unapplied } = evaluate(inputs({ paidAt: null }), membership)
  expect(unapplied).toMatchObject([
    { obstacle: 'awaiting_details' },
    { obstacle: 'awaiting_details' },
  ])
  expect(worthOf(inputs({ paidAt: null }), placed('200', '2026-06-01'))).toBe(40)
})

test('who is no paid member is told so', () => {
  const { unapplied } = evaluate(inputs(), placed('200', '2026-06-01'))
  expect(unapplied).toEqual([
    { rule: 'multiply', ruleId: 'double', applied: false, obstacle: 'not_paid_member' },
  ])
})
