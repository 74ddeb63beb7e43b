// Worked examples that other loyalty programs publish, by the number they have in our collection:
// what an order earns, and what of it counts.
import { expect, test } from 'vitest'
import { evaluateSignup } from '../../../app/loyalty/earning/signup.ts'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { type Rule, settingsSchema } from '../../../app/loyalty/program/settings.ts'
import { anOrder } from '../../setup/builders/order.ts'
import { aVersion, type Given } from '../../setup/builders/program.ts'
import {
  fixed,
  lessTenth,
  notIn,
  of,
  only,
  pointsOf,
  spend,
  thing,
  times,
  totalOf,
  without,
} from './given.ts'

const one: Given = { rules: [spend(1, 100)] }
const half = spend(1, 200, {}, 'half')
const fromThirty: Given = { rules: [spend(1, 100, { minimumMinor: 3000 })] }

/** 12.00 and 100.00 of goods, 40.00 for their delivery. */
const delivered = anOrder({
  lines: [thing('123', 1200), thing('000', 10_000)],
  shipping: { placedMinor: 4000, refundedMinor: 0, taxMinor: 0 },
})
const four = spend(4, 100)

test.each<[string, string, OrderSnapshot, Given, number[]]>([
  ['A1', 'a point for each whole unit of 19.99', of(1999), one, [19]],
  ['A5', 'two rules are rounded each', of(1999), { rules: [spend(1, 100), half] }, [19, 9]],
  [
    'A9',
    'the rule of the highest rank gives alone',
    of(1999),
    {
      stacking: 'priority',
      rules: [fixed(50, { priority: 5 }), fixed(200, { priority: 20 }, 'b')],
    },
    [200],
  ],
  ['A11', 'each rule has its own amount', of(1999), { rules: [spend(1, 100), fixed(5)] }, [19, 5]],
  ['A13', 'one thing for 12.00', of(1200), one, [12]],
  ['A15', '191.10 to the nearest', of(19_110), { ...one, rounding: 'nearest' }, [191]],
  ['A15', '67.70 to the nearest', of(6770), { ...one, rounding: 'nearest' }, [68]],
  ['A17', '0.30 upwards', of(30), { ...one, rounding: 'ceil' }, [1]],
  ['A17', '0.70 downwards', of(70), { ...one, rounding: 'floor' }, []],
  ['A17', '0.49 to the nearest', of(49), { ...one, rounding: 'nearest' }, []],
  ['A17', '0.50 to the nearest', of(50), { ...one, rounding: 'nearest' }, [1]],
  [
    'A19',
    'points of two decimals, counted in hundredths, are rounded for each rule',
    of(20_987),
    { rounding: 'nearest', rules: [spend(1, 10), spend(1, 10, {}, 'b')] },
    [2099, 2099],
  ],
  [
    'A21',
    'a point for each thousand of ten thousand',
    of(1_000_000),
    { rules: [spend(1, 100_000)] },
    [10],
  ],
  ['A23', '40.00 over a minimum of 30.00', of(4000), fromThirty, [40]],
  ['A23', '30.00 is enough', of(3000), fromThirty, [30]],
  ['A23', '20.00 is not', of(2000), fromThirty, []],
  [
    'A25',
    'upwards, of the goods alone',
    {
      ...anOrder({ lines: [thing('a', 1001, { taxMinor: 90 })] }),
      shipping: { placedMinor: 500, refundedMinor: 0, taxMinor: 0 },
    },
    { ...one, rounding: 'ceil' },
    [11],
  ],
  [
    'A27',
    'with its delivery, without one product',
    delivered,
    { rules: [four], countsShipping: true, scope: without('000') },
    [208],
  ],
  [
    'A31',
    '10 and 4 for each unit of 152.00',
    delivered,
    { rules: [spend(10, 100), spend(4, 100, {}, 'b')], countsShipping: true },
    [1520, 608],
  ],
  [
    'A33',
    'three times as much for one product',
    delivered,
    { rules: [four, times(3, { scope: only('123') })], countsShipping: true },
    [608, 96],
  ],
  [
    'A35',
    '4 for each unit over 100.00',
    delivered,
    { rules: [spend(4, 100, { minimumMinor: 10_000 })], countsShipping: true },
    [608],
  ],
  [
    'A35',
    '4 for each unit, under 300.00',
    delivered,
    { rules: [spend(4, 100, { minimumMinor: 30_000 })], countsShipping: true },
    [],
  ],
  [
    'B1',
    '100.00 less a tenth of the order',
    anOrder({ lines: [lessTenth('a', 10_000)] }),
    one,
    [90],
  ],
  ['B9', 'how it was paid does not matter', { ...of(10_000), usesGiftCard: true }, one, [100]],
  ['B11', 'yen count as yen', { ...of(566), currency: 'JPY' }, { rules: [spend(1, 1)] }, [566]],
])('%s: %s', (_number, _name, order, given, points) => {
  expect(pointsOf(order, given)).toEqual(points)
})

test.each([
  ['floor', 28],
  ['nearest', 29],
  ['ceil', 29],
] as const)('A7: 19 points one and a half times, rounded %s, are %i', (rounding, points) => {
  const rules = [spend(1, 100), times(1.5)]
  expect(totalOf(of(1900), { rounding, rules })).toBe(points)
})

test('A29: one label and the delivery are left out: 4 for each of 100.00', () => {
  const collections = { 123: ['red'], '000': [] }
  const observed = { paidAt: null, payments: null, collections }
  expect(pointsOf(delivered, { rules: [four], scope: notIn('red') }, { observed })).toEqual([400])
})

test('A3: a rate without a divisor cannot be published', () => {
  const { settings } = aVersion()
  expect(settingsSchema.safeParse(settings).success).toBe(true)
  expect(settingsSchema.safeParse({ ...settings, rules: [spend(1, 0)] }).success).toBe(false)
})

test('A37, F21: 200 for joining, which may be used to the end of the day a month later', () => {
  const rules: Rule[] = [{ kind: 'signup', id: 'signup', isOn: true, points: 200 }]
  const joinedAt = new Date('2026-01-25T10:00:00Z')
  const [award] = evaluateSignup(aVersion({ rules, expiryMonths: 1 }), joinedAt, 'UTC')
  expect(award?.points).toBe(200)
  expect(award?.end.expiresAt).toEqual(new Date('2026-02-25T23:59:59.999Z'))
})

test.each([
  // As other shops of the same vendor's have it, and as discounts are shared out here.
  ['line', 100],
  ['all', 90],
] as const)(
  'B3: food for 100.00 of 150.00, a tenth off all, %s discounts lower',
  (discounts, points) => {
    const order = anOrder({ lines: [lessTenth('food', 10_000), lessTenth('other', 5000)] })
    expect(totalOf(order, { ...one, scope: only('food'), countedDiscounts: discounts })).toBe(
      points,
    )
  },
)

test.each([
  [true, 100],
  [false, 90],
])(
  'B5: 10.00 of 100.00 paid with store credit, which counts: %s',
  (countsStoreCreditPayments, points) => {
    const payments = { totalMinor: 10_000, giftCardMinor: 0, storeCreditMinor: 1000 }
    const observed = { paidAt: null, payments, collections: null }
    expect(totalOf(of(10_000), { ...one, countsStoreCreditPayments }, { observed })).toBe(points)
  },
)

test('B7: a tenth off three times in turn', () => {
  const discounts = [3000, 2700, 2430].map((amountMinor) => ({
    amountMinor,
    reach: 'order' as const,
    code: null,
  }))
  const lines = [thing('a', 21_870, { quantity: 3, listedMinor: 30_000, discounts })]
  expect(totalOf(anOrder({ lines }), one)).toBe(218)
  expect(totalOf(anOrder({ lines }), { ...one, countedDiscounts: 'line' })).toBe(300)
})

test('B13: 10 points for an order with the code, none without', () => {
  const rules = [fixed(10, { codes: ['PLEASE'] })]
  expect(totalOf(of(100), { rules })).toBe(0)
  expect(totalOf({ ...of(100), discountCodes: ['please'] }, { rules })).toBe(10)
})
