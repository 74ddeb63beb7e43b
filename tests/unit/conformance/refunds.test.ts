// Worked examples that other loyalty programs publish, by the number they have in our collection:
// what is left of an order's points, and what comes back of those spent on it. Points taken are
// those of before less those of after: what remains of an order earns anew.
import { expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { settingsSchema } from '../../../app/loyalty/program/settings.ts'
import {
  pointsToReturn,
  refundShare,
} from '../../../app/loyalty/settlement/returns/refund-share.ts'
import { anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import { aVersion, type Given } from '../../setup/builders/program.ts'
import { fixed, lessTenth, of, refundedByAmount, spend, thing, totalOf } from './given.ts'

const one: Given = { rules: [spend(1, 100)] }
const two = of(1000, 1000)
const pair = anOrder({ lines: [thing('pair', 10_000, { quantity: 2 })] })
const card = anOrder({ lines: [thing('card', 5000, { isGiftCard: true })] })

test.each<[string, string, OrderSnapshot, Given, number]>([
  [
    'D1',
    '20.00 of 100.00 back at 5 a unit',
    refundedByAmount(of(10_000), 2000),
    { rules: [spend(5, 100)] },
    400,
  ],
  ['D5', '50.00 of 100.00 back', refundedByAmount(of(10_000), 5000), one, 50],
  ['D7', 'one of two things back', withLineRefunded(two, 'line-0'), one, 10],
  ['D7', 'both back', withLineRefunded(withLineRefunded(two, 'line-0'), 'line-1'), one, 0],
  [
    'D9, L2',
    'at the rate of the order, not at twice that',
    refundedByAmount(of(10_000), 5000),
    one,
    50,
  ],
  [
    'D9, L2',
    'nor at half of it',
    refundedByAmount(of(10_000), 5000),
    { rules: [spend(2, 100)] },
    100,
  ],
  ['D11', 'one of two units back', withLineRefunded(pair, 'pair'), one, 50],
  ['D13', 'cancelled', later(pair, { cancelledAt: '2026-03-02T00:00:00.000Z' }), one, 0],
  [
    'D19',
    'a gift card that was bought and is back',
    withLineRefunded(card, 'card'),
    { ...one, countsGiftCards: true },
    0,
  ],
  ['L3', '10.00 of 49.95 back: what remains earns anew', refundedByAmount(of(4995), 1000), one, 39],
])('%s: %s', (_number, _name, order, given, points) => {
  expect(totalOf(order, given)).toBe(points)
})

test.each([
  // 109 is taken where fractions are given upwards: what remains is rounded, never what is taken.
  ['ceil', 109],
  ['nearest', 110],
  ['floor', 110],
] as const)('D3: 109.89 of 1,000.00 back, rounded %s, takes %i', (rounding, taken) => {
  const given: Given = { ...one, rounding }
  const order = of(100_000)
  expect(totalOf(order, given) - totalOf(refundedByAmount(order, 10_989), given)).toBe(taken)
})

test('D17: no rule can be told to give less than nothing, and none does', () => {
  const { settings } = aVersion()
  for (const rule of [fixed(-50), spend(-50, 100)]) {
    expect(settingsSchema.safeParse({ ...settings, rules: [rule] }).success).toBe(false)
  }
  expect(totalOf(refundedByAmount(of(1000), 90_000), one)).toBe(0)
})

test.each([
  ['proportion', 37, 150],
  ['full_refund', 0, 150],
  ['never', 0, 0],
] as const)(
  'L4: of 150 points spent, by %s, %i are back after a quarter, %i after all',
  (policy, some, all) => {
    const order = of(10_000)
    const back = (minor: number) => refundShare(refundedByAmount(order, minor))
    expect(pointsToReturn(150, back(2500), policy)).toBe(some)
    expect(pointsToReturn(150, back(10_000), policy)).toBe(all)
  },
)

test.each([
  ['lower', 90],
  ['ignored', 100],
] as const)('L7: a tenth off that was bought with points, %s, earns %i', (ownDiscounts, points) => {
  const order = anOrder({ lines: [lessTenth('a', 10_000, 'FERN-7')] })
  expect(totalOf(order, { ...one, ownDiscounts }, { ownCodes: ['FERN-7'] })).toBe(points)
})

test.each([
  ['floor', 19],
  ['nearest', 20],
  ['ceil', 20],
] as const)('L1: 19.50 rounded %s earns %i', (rounding, points) => {
  expect(totalOf(of(1950), { ...one, rounding })).toBe(points)
})
