import { expect, test } from 'vitest'
import { aLine, anOrder, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { evaluate } from './evaluate.ts'

const spend = (id: string, points: number, priority?: number) =>
  ({ kind: 'spend', id, isOn: true, points, perMinor: 100, minimumMinor: 0, priority }) as const
const fixed = (id: string, points: number, priority?: number) =>
  ({ kind: 'order', id, isOn: true, points, minimumMinor: 0, priority }) as const

const worthOf = (snapshot: OrderSnapshot, given: Given) =>
  evaluate({ engine: 1, version: aVersion(given), timeZone: 'UTC', memberId: 'm' }, snapshot)
const pointsOf = (snapshot: OrderSnapshot, given: Given) =>
  Object.fromEntries(worthOf(snapshot, given).effects.map((one) => [one.key, one.quantity]))
const obstaclesOf = (snapshot: OrderSnapshot, given: Given) =>
  Object.fromEntries(
    worthOf(snapshot, given).unapplied.map((one) => [one.ruleId, !one.applied && one.obstacle]),
  )

const order = anOrder({ lines: [aLine(4000, { id: 'mug' }), aLine(6000, { id: 'pot' })] })

test('all rules that apply count, unless the program says otherwise', () => {
  expect(pointsOf(order, { rules: [spend('a', 1), fixed('b', 60)] })).toEqual({ a: 100, b: 60 })
})

test('the best rule counts alone, and which it is follows what is left of the order', () => {
  const given: Given = { stacking: 'best', rules: [spend('a', 1), fixed('b', 70)] }
  expect(pointsOf(order, given)).toEqual({ a: 100 })
  expect(obstaclesOf(order, given)).toEqual({ b: 'outranked' })
  expect(pointsOf(withLineRefunded(order, 'mug'), given)).toEqual({ b: 70 })
})

test('the rule that ranks first counts alone, also where it gives less', () => {
  const given: Given = { stacking: 'priority', rules: [fixed('a', 200, 5), fixed('b', 50, 20)] }
  expect(pointsOf(order, given)).toEqual({ b: 50 })
})

test('of rules of one rank the one that gives most counts, then the one named first', () => {
  const rules = [fixed('a', 50), fixed('b', 60), fixed('c', 60)]
  expect(pointsOf(order, { stacking: 'priority', rules })).toEqual({ b: 60 })
})

test('a rule that does not apply takes no place', () => {
  const dear = { ...fixed('a', 200, 90), minimumMinor: 10_001 }
  expect(pointsOf(order, { stacking: 'priority', rules: [dear, spend('b', 1)] })).toEqual({
    b: 100,
  })
})

test.each([
  [160, { a: 100, b: 60 }],
  [159, { a: 100, b: 59 }],
  [100, { a: 100 }],
  [99, { a: 99 }],
])('an order earns at most %i points in all', (orderMaximum, points) => {
  expect(pointsOf(order, { orderMaximum, rules: [spend('a', 1), fixed('b', 60)] })).toEqual(points)
})

test('what was cut off is kept beside what was given', () => {
  const { effects } = worthOf(order, { orderMaximum: 99, rules: [spend('a', 1)] })
  expect(effects[0]?.because).toMatchObject({ quantity: 99, unlimited: 100 })
  expect(obstaclesOf(order, { orderMaximum: 100, rules: [spend('a', 1), fixed('b', 60)] })).toEqual(
    {
      b: 'order_maximum',
    },
  )
})

test.each([
  // 100.00 with 20.00 of tax in it, and without.
  ['as_priced', true, 100],
  ['never', true, 80],
  ['always', true, 100],
  ['as_priced', false, 100],
  ['never', false, 100],
  ['always', false, 120],
] as const)('tax that counts %s, prices with tax: %s', (countedTax, taxesIncluded, points) => {
  const taxed = anOrder({ taxesIncluded, lines: [aLine(10_000, { taxMinor: 2000 })] })
  expect(pointsOf(taxed, { countedTax })).toEqual({ spend: points })
})

test('tax follows its line when it is sent back, and minimums see the same money', () => {
  const lines = [aLine(6000, { id: 'mug', taxMinor: 1000 }), aLine(6000, { taxMinor: 1000 })]
  const taxed = anOrder({ taxesIncluded: true, lines })
  expect(pointsOf(withLineRefunded(taxed, 'mug'), { countedTax: 'never' })).toEqual({ spend: 50 })
  const at = (minimumMinor: number) => [{ ...spend('a', 1), minimumMinor }]
  expect(pointsOf(taxed, { countedTax: 'never', rules: at(10_000) })).toEqual({ a: 100 })
  expect(pointsOf(taxed, { countedTax: 'never', rules: at(10_001) })).toEqual({})
})

test('a gift card that is bought earns only where the program counts it', () => {
  const card = anOrder({ lines: [aLine(5000, { isGiftCard: true }), aLine(2000)] })
  expect(pointsOf(card, {})).toEqual({ spend: 20 })
  expect(pointsOf(card, { countsGiftCards: true })).toEqual({ spend: 70 })
})
