// Worked examples that other loyalty programs publish, by the number they have in our collection:
// the ones about earning and about refunds. Money is in cents unless a currency is named.
import { expect, test } from 'vitest'
import {
  aLine,
  anOrder,
  aRefund,
  later,
  withLineRefunded,
} from '../../../tests/setup/builders/order.ts'
import { aVersion } from '../../../tests/setup/builders/program.ts'
import type { Rounding } from '../kernel/because.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { type Rule, settingsSchema } from '../program/settings.ts'
import { evaluate } from './evaluate.ts'
import { evaluateSignup } from './signup.ts'

const spend = (points: number, perMinor: number, minimumMinor = 0, id = 'spend'): Rule => {
  return { kind: 'spend', id, isOn: true, points, perMinor, minimumMinor }
}
const fixed = (points: number): Rule => {
  return { kind: 'order', id: 'order', isOn: true, points, minimumMinor: 0 }
}
const of = (...amountsMinor: number[]) =>
  anOrder({ lines: amountsMinor.map((amount, n) => aLine(amount, { id: `line-${n}` })) })

function pointsOf(order: OrderSnapshot, rules: Rule[], rounding: Rounding = 'floor'): number[] {
  const version = aVersion({ rules, rounding })
  const inputs = { engine: 1 as const, version, timeZone: 'UTC', memberId: 'm' }
  return evaluate(inputs, order).effects.map((effect) => effect.quantity)
}

const one = [spend(1, 100)]

test.each<[string, string, OrderSnapshot, Rule[], Rounding, number[]]>([
  ['A1', 'a point for each whole unit of 19.99', of(1999), one, 'floor', [19]],
  [
    'A5',
    'two rules are rounded each',
    of(1999),
    [spend(1, 100), spend(1, 200, 0, 'b')],
    'floor',
    [19, 9],
  ],
  ['A11', 'each rule has its own amount', of(1999), [spend(1, 100), fixed(5)], 'floor', [19, 5]],
  ['A13', 'one thing for 12.00', of(1200), one, 'floor', [12]],
  ['A15', '191.10 to the nearest', of(19_110), one, 'nearest', [191]],
  ['A15', '67.70 to the nearest', of(6770), one, 'nearest', [68]],
  ['A17', '0.30 upwards', of(30), one, 'ceil', [1]],
  ['A17', '0.70 downwards', of(70), one, 'floor', []],
  ['A17', '0.49 to the nearest', of(49), one, 'nearest', []],
  ['A17', '0.50 to the nearest', of(50), one, 'nearest', [1]],
  [
    'A21',
    'a point for each thousand of ten thousand',
    of(1_000_000),
    [spend(1, 100_000)],
    'floor',
    [10],
  ],
  ['A23', '40.00 over a minimum of 30.00', of(4000), [spend(1, 100, 3000)], 'floor', [40]],
  ['A23', '30.00 is enough', of(3000), [spend(1, 100, 3000)], 'floor', [30]],
  ['A23', '20.00 is not', of(2000), [spend(1, 100, 3000)], 'floor', []],
  ['A25', 'upwards, of the goods alone', of(1001), one, 'ceil', [11]],
  [
    'A31',
    '10 and 4 for each unit of 152.00',
    of(1200, 10_000, 4000),
    [spend(10, 100), spend(4, 100, 0, 'b')],
    'floor',
    [1520, 608],
  ],
  [
    'A35',
    '4 for each unit over 100.00',
    of(1200, 10_000, 4000),
    [spend(4, 100, 10_000)],
    'floor',
    [608],
  ],
  [
    'A35',
    '4 for each unit, under 300.00',
    of(1200, 10_000, 4000),
    [spend(4, 100, 30_000)],
    'floor',
    [],
  ],
  ['B1', '100.00 less a tenth of the order', of(9000), one, 'floor', [90]],
  ['B5, B9', 'how it was paid does not matter', of(10_000), one, 'floor', [100]],
  ['B7', 'a tenth off three times', of(21_870), one, 'floor', [218]],
  ['B11', 'yen count as yen', { ...of(566), currency: 'JPY' }, [spend(1, 1)], 'floor', [566]],
])('%s: %s', (_number, _name, order, rules, rounding, points) => {
  expect(pointsOf(order, rules, rounding)).toEqual(points)
})

const byAmount = (order: OrderSnapshot, adjustmentMinor: number) =>
  later(order, { payment: 'partially_refunded', refunds: [aRefund({ adjustmentMinor })] })
const pair = anOrder({ lines: [aLine(10_000, { id: 'pair', quantity: 2 })] })
const two = of(1000, 1000)
const twice = [spend(2, 100)]

test.each<[string, string, OrderSnapshot, Rule[], number[]]>([
  ['D1', '20.00 of 100.00 back at 5 a unit', byAmount(of(10_000), 2000), [spend(5, 100)], [400]],
  ['D5', '50.00 of 100.00 back', byAmount(of(10_000), 5000), one, [50]],
  ['D7', 'one of two things back', withLineRefunded(two, 'line-0'), one, [10]],
  ['D7', 'both back', withLineRefunded(withLineRefunded(two, 'line-0'), 'line-1'), one, []],
  [
    'D9',
    '50.00 back at the rate of the order, not at twice that',
    byAmount(of(10_000), 5000),
    one,
    [50],
  ],
  ['D9', 'nor at half of it', byAmount(of(10_000), 5000), twice, [100]],
  ['D11', 'one of two units back', withLineRefunded(pair, 'pair'), one, [50]],
  ['D13', 'cancelled', later(pair, { cancelledAt: '2026-03-02T00:00:00.000Z' }), one, []],
  ['L', '10.00 of 49.95 back: what remains earns anew', byAmount(of(4995), 1000), one, [39]],
])('%s: %s', (_number, _name, order, rules, points) => {
  expect(pointsOf(order, rules)).toEqual(points)
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
