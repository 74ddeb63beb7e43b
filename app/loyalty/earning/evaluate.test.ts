import { expect, test } from 'vitest'
import { aLine, anOrder, aRefund, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { evaluate } from './evaluate.ts'
import type { Inputs } from './evaluation.ts'

const memberId = '0190a1b2-0000-4000-8000-000000000001'

function value(order: OrderSnapshot, settings: Given = {}) {
  const inputs: Inputs = { engine: 1, version: aVersion(settings), timeZone: 'UTC', memberId }
  return evaluate(inputs, order)
}

const pointsOf = (order: OrderSnapshot, settings: Given = {}) =>
  value(order, settings).effects.reduce((sum, effect) => sum + effect.quantity, 0)
const obstacleOf = (order: OrderSnapshot, settings: Given = {}) => {
  const [because] = value(order, settings).unapplied
  return because && !because.applied ? because.obstacle : null
}

const spend = (points: number, perMinor: number, minimumMinor = 0, id = 'spend') =>
  ({ kind: 'spend', id, isOn: true, points, perMinor, minimumMinor }) as const
const perOrder = (points: number, minimumMinor = 0) =>
  ({ kind: 'order', id: 'order', isOn: true, points, minimumMinor }) as const
const of = (amountMinor: number) => anOrder({ lines: [aLine(amountMinor)] })

test('each rule is rounded on its own, then added', () => {
  const rules = [spend(1, 100), spend(1, 200, 0, 'half')]
  expect(pointsOf(of(1999), { rules })).toBe(28)
  expect(pointsOf(of(1999), { rules, rounding: 'ceil' })).toBe(30)
})

test.each([
  [2999, 0],
  [3000, 30],
  [3001, 30],
])('a minimum of 30.00 is reached at 30.00: %i earns %i', (amountMinor, points) => {
  expect(pointsOf(of(amountMinor), { rules: [spend(1, 100, 3000)] })).toBe(points)
})

test('a minimum looks at the order as placed, the amount at what remains', () => {
  const order = anOrder({ lines: [aLine(2000, { id: 'a' }), aLine(1000, { id: 'b' })] })
  const rules = [spend(1, 100, 3000), perOrder(5, 3000)]
  expect(pointsOf(withLineRefunded(order, 'b'), { rules })).toBe(25)
})

test('a fixed award is lost when nothing remains', () => {
  const order = anOrder({ lines: [aLine(2000, { id: 'a' })] })
  const refunded = withLineRefunded(order, 'a')
  expect(pointsOf(refunded, { rules: [perOrder(5)] })).toBe(0)
  expect(obstacleOf(refunded, { rules: [perOrder(5)] })).toBe('refunded')
})

test('an order that was free keeps its fixed award', () => {
  expect(pointsOf(of(0), { rules: [perOrder(5), spend(1, 100)] })).toBe(5)
})

test('gift cards do not count, not for the minimum either', () => {
  const lines = [aLine(2000, { id: 'a' }), aLine(5000, { id: 'card', isGiftCard: true })]
  expect(pointsOf(anOrder({ lines }), { rules: [spend(1, 100)] })).toBe(20)
  expect(pointsOf(anOrder({ lines }), { rules: [perOrder(5, 2001)] })).toBe(0)
  expect(obstacleOf(anOrder({ lines: lines.slice(1) }))).toBe('nothing_counts')
})

test('a refund by amount is spread over what remains, gift cards included', () => {
  const lines = [aLine(6000, { id: 'a' }), aLine(4000, { id: 'card', isGiftCard: true })]
  const order = anOrder({ lines, refunds: [aRefund({ adjustmentMinor: 1000 })] })
  expect(pointsOf(order)).toBe(54)
})

test('a refund by amount of all that remains leaves nothing', () => {
  const lines = [aLine(3333, { id: 'a' }), aLine(3334, { id: 'b' })]
  const order = anOrder({ lines, refunds: [aRefund({ adjustmentMinor: 6667 })] })
  expect(pointsOf(order, { rules: [spend(1, 1), perOrder(5)] })).toBe(0)
})

test('keeping a fee at a return earns nothing for it', () => {
  const order = anOrder({ lines: [aLine(2000, { id: 'a' }), aLine(1000, { id: 'b' })] })
  const refunded = withLineRefunded(order, 'b')
  const [refund] = refunded.refunds
  const withFee = { ...refunded, refunds: [aRefund({ ...refund, adjustmentMinor: -300 })] }
  expect(pointsOf(withFee)).toBe(20)
})

test('units that an edit took out count no more, units sent back only once', () => {
  const three = aLine(1000, { id: 'a', quantity: 3 })
  expect(
    pointsOf(anOrder({ lines: [{ ...three, currentQuantity: 2 }] }), { rules: [spend(1, 1)] }),
  ).toBe(667)
  const order = anOrder({ lines: [three] })
  expect(pointsOf(withLineRefunded(order, 'a'), { rules: [spend(1, 1)] })).toBe(667)
})

test.each([
  [{ payment: 'pending' }, 'not_paid'],
  [{ payment: 'authorized' }, 'not_paid'],
  [{ payment: 'partially_paid' }, 'not_paid'],
  [{ payment: 'voided' }, 'not_paid'],
  [{ payment: 'refunded' }, 'refunded'],
  [{ cancelledAt: '2026-03-02T00:00:00.000Z' }, 'cancelled'],
  [{ isTest: true }, 'test_order'],
] as const)('%o earns nothing: %s', (given, obstacle) => {
  expect(pointsOf(anOrder(given))).toBe(0)
  expect(obstacleOf(anOrder(given))).toBe(obstacle)
})

test('an order whose money was charged back earns nothing; one that was won, as before', () => {
  const observed = (isLost: boolean) => ({
    chargeback: { isLost, askedAt: '2026-03-09T00:00:00.000Z' },
  })
  const inputs = (isLost: boolean): Inputs => {
    const version = aVersion({ rules: [spend(1, 100)] })
    return { engine: 1, version, timeZone: 'UTC', memberId, observed: observed(isLost) }
  }
  expect(evaluate(inputs(true), of(1000)).unapplied).toMatchObject([{ obstacle: 'charged_back' }])
  expect(evaluate(inputs(false), of(1000)).effects).toMatchObject([{ quantity: 10 }])
})

test('an order of nobody earns nothing, and says so for each rule', () => {
  const rules = [
    spend(1, 100),
    perOrder(5),
    { kind: 'signup' as const, id: 's', isOn: true, points: 9 },
  ]
  const inputs: Inputs = {
    engine: 1,
    version: aVersion({ rules }),
    timeZone: 'UTC',
    memberId: null,
  }
  const { effects, unapplied } = evaluate(inputs, anOrder({ customerId: null }))
  expect(effects).toEqual([])
  expect(unapplied.map((one) => [one.ruleId, !one.applied && one.obstacle])).toEqual([
    ['spend', 'no_member'],
    ['order', 'no_member'],
  ])
})

test('a rule that is off, or a time before the program, is not even mentioned', () => {
  expect(value(of(1000), { rules: [{ ...spend(1, 100), isOn: false }] })).toEqual({
    effects: [],
    unapplied: [],
    lines: [1000],
  })
  const inputs: Inputs = { engine: 1, version: null, timeZone: 'UTC', memberId }
  expect(evaluate(inputs, of(1000))).toEqual({ effects: [], unapplied: [] })
})

test('points become available after the pending days and expire at the end of a day', () => {
  const order = anOrder({ processedAt: '2026-01-17T12:00:00.000Z' })
  const [effect] = value(order, { pendingDays: 14, expiryMonths: 1 }).effects
  expect(effect).toMatchObject({
    availableAt: '2026-01-31T12:00:00.000Z',
    expiresAt: '2026-02-28T23:59:59.999Z',
  })
})
