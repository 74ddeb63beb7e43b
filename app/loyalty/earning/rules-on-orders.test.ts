// What rules can be held to (products, codes, a maximum), points for units, and multipliers: what
// they multiply and how they go together with other rules.
import { expect, test } from 'vitest'
import { aLine, anOrder, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { aVersion, type Given } from '../../../tests/setup/builders/program.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { Rule } from '../program/settings.ts'
import type { Conditions } from '../rules/fields.ts'
import { everything, type Scope } from '../rules/scope.ts'
import { evaluate } from './evaluate.ts'

const held = (given: Partial<Conditions>) => ({ minimumMinor: 0, ...given })
const spend = (id: string, given: Partial<Conditions> = {}, points = 1): Rule =>
  ({ kind: 'spend', id, isOn: true, points, perMinor: 100, ...held(given) }) as const
const fixed = (id: string, points: number, given: Partial<Conditions> = {}): Rule =>
  ({ kind: 'order', id, isOn: true, points, ...held(given) }) as const
const units = (id: string, points: number, given: Partial<Conditions> = {}): Rule =>
  ({ kind: 'units', id, isOn: true, points, ...held(given) }) as const
const times = (id: string, factor: number, given: Partial<Conditions> = {}): Rule =>
  ({ kind: 'multiply', id, isOn: true, multiplierBps: factor * 10_000, ...held(given) }) as const

const value = (snapshot: OrderSnapshot, given: Given, orders?: number) =>
  evaluate(
    {
      engine: 1,
      version: aVersion(given),
      timeZone: 'UTC',
      memberId: 'm',
      ...(orders === undefined ? {} : { used: { day: 0, month: 0, all: 0, orders } }),
    },
    snapshot,
  )
const pointsOf = (snapshot: OrderSnapshot, rules: Rule[], given: Given = {}) =>
  Object.fromEntries(
    value(snapshot, { ...given, rules }).effects.map((one) => [one.key, one.quantity]),
  )
const obstaclesOf = (snapshot: OrderSnapshot, rules: Rule[], given: Given = {}) =>
  Object.fromEntries(
    value(snapshot, { ...given, rules }).unapplied.map((one) => [
      one.ruleId,
      !one.applied && one.obstacle,
    ]),
  )

const only = (...ids: string[]): { scope: Scope } => ({
  scope: { ...everything, products: ids.map((id) => ({ id, title: id })) },
})
const order = anOrder({
  discountCodes: ['Spring'],
  lines: [
    aLine(1250, { id: 'mug', productId: 'mug' }),
    aLine(9000, { id: 'pot', productId: 'pot', quantity: 3 }),
  ],
})

test('a rule about some products gives for these, and keeps which lines they are', () => {
  expect(pointsOf(order, [spend('a', only('pot')), spend('b')])).toEqual({ a: 90, b: 102 })
  const { effects } = value(order, { rules: [spend('a', only('pot'))] })
  expect(effects[0]?.because).toMatchObject({ basisMinor: 9000, lines: [1] })
  expect(obstaclesOf(order, [spend('a', only('vase'))])).toEqual({ a: 'out_of_scope' })
})

test('a fixed award for some products is lost when none of them is left', () => {
  const rules = [fixed('a', 50, only('mug')), fixed('b', 5)]
  expect(pointsOf(order, rules)).toEqual({ a: 50, b: 5 })
  const back = withLineRefunded(order, 'mug')
  expect(pointsOf(back, rules)).toEqual({ b: 5 })
  expect(obstaclesOf(back, rules)).toEqual({ a: 'refunded' })
})

test('a minimum is that of the whole order, also for a rule about some of it', () => {
  expect(pointsOf(order, [spend('a', { ...only('mug'), minimumMinor: 10_250 })])).toEqual({ a: 12 })
  expect(pointsOf(order, [spend('a', { ...only('mug'), minimumMinor: 10_251 })])).toEqual({})
})

test.each([
  [['SPRING'], { a: 10 }],
  [['autumn', 'spring'], { a: 10 }],
  [['autumn'], {}],
  [[], { a: 10 }],
])('with the codes %j the order earns %j', (codes, points) => {
  expect(pointsOf(order, [fixed('a', 10, { codes })])).toEqual(points)
})

const first = { orders: { which: 'first' } } as const
const nth = (n: number) => ({ orders: { which: 'nth', n } }) as const
const everyNth = (n: number) => ({ orders: { which: 'every_nth', n } }) as const

test.each([
  [undefined, { a: 10 }],
  [0, { a: 10 }],
  [1, {}],
  [2, { b: 20, c: 30 }],
  [3, {}],
  [5, { c: 30 }],
])('after %o orders of the member, rules about some of them give %o', (before, points) => {
  const rules = [fixed('a', 10, first), fixed('b', 20, nth(3)), fixed('c', 30, everyNth(3))]
  const { effects } = value(order, { rules }, before)
  expect(Object.fromEntries(effects.map((one) => [one.key, one.quantity]))).toEqual(points)
})

test('a first order that counts double says so, and the second says why it does not', () => {
  const rules = [spend('a'), times('x', 2, first)]
  const [, doubled] = value(order, { rules }, 0).effects
  expect(doubled).toMatchObject({ key: 'x', quantity: 102, because: { ordinal: 1 } })
  const { effects, unapplied } = value(order, { rules }, 1)
  expect(effects.map(({ key }) => key)).toEqual(['a'])
  expect(unapplied).toMatchObject([{ obstacle: 'not_first_order', ordinal: 2 }])
})

test.each([
  [101, 101],
  [102, 102],
  [103, 102],
])('a rule gives at most %i for one order', (maximum, points) => {
  const rules = [spend('a', { maximum }), fixed('b', 7)]
  expect(pointsOf(order, rules)).toEqual({ a: points, b: 7 })
})

test('what a rule gave in vain is kept, and by which limit', () => {
  const { effects } = value(order, { rules: [spend('a', { maximum: 90 })], orderMaximum: 80 })
  expect(effects[0]?.because).toMatchObject({
    quantity: 80,
    unlimited: 102,
    limitedBy: 'order_maximum',
  })
  const [own] = value(order, { rules: [spend('a', { maximum: 90 })] }).effects
  expect(own?.because).toMatchObject({ quantity: 90, unlimited: 102, limitedBy: 'rule_maximum' })
})

test('points for units follow the units that are left, whatever was paid for them', () => {
  const rules = [units('a', 7), units('b', 10, only('pot'))]
  expect(pointsOf(order, rules)).toEqual({ a: 28, b: 30 })
  expect(pointsOf(withLineRefunded(order, 'pot', 2), rules)).toEqual({ a: 14, b: 10 })
  const free = anOrder({ lines: [aLine(0, { quantity: 2 })] })
  expect(pointsOf(free, [units('a', 7)])).toEqual({ a: 14 })
})

test.each([
  ['floor', 51],
  ['nearest', 52],
  ['ceil', 52],
] as const)('a factor multiplies whole points and is rounded %s', (rounding, points) => {
  // The order is worth 102.50: 102 points, or 103 where a half is rounded up.
  expect(pointsOf(order, [spend('a'), times('x', 1.5)], { rounding })).toMatchObject({ x: points })
})

test('a factor multiplies all that rules give, fixed awards too', () => {
  expect(pointsOf(order, [spend('a'), fixed('b', 8), units('c', 5), times('x', 2)])).toEqual({
    a: 102,
    b: 8,
    c: 20,
    x: 130,
  })
})

test('a factor on some products multiplies what is given for these, and no fixed award', () => {
  const rules = [spend('a'), fixed('b', 8), units('c', 5), times('x', 3, only('mug'))]
  // 12 of the money and 5 of the units, twice more.
  expect(pointsOf(order, rules)).toEqual({ a: 102, b: 8, c: 20, x: 34 })
  expect(pointsOf(order, [spend('a', only('pot')), times('x', 3, only('mug'))])).toEqual({ a: 90 })
  expect(obstaclesOf(order, [fixed('b', 8), times('x', 3, only('mug'))])).toEqual({
    x: 'nothing_to_multiply',
  })
})

test('a factor multiplies what a limit leaves of a rule', () => {
  expect(pointsOf(order, [spend('a', { maximum: 40 }), times('x', 2)])).toEqual({ a: 40, x: 40 })
  const some = [spend('a', { maximum: 40 }), times('x', 2, only('pot'))]
  expect(pointsOf(order, some)).toEqual({ a: 40, x: 40 })
  expect(pointsOf(order, [spend('a'), times('x', 2, { maximum: 9 })])).toEqual({ a: 102, x: 9 })
})

test('factors add up; where one rule counts alone, one factor does as well', () => {
  const rules = [spend('a'), fixed('b', 200), times('x', 2), times('y', 3)]
  expect(pointsOf(order, rules)).toEqual({ a: 102, b: 200, x: 302, y: 604 })
  expect(pointsOf(order, rules, { stacking: 'best' })).toEqual({ b: 200, y: 400 })
  const ranked = [spend('a', { priority: 9 }), fixed('b', 200), times('x', 2, { priority: 1 })]
  const priority: Given = { stacking: 'priority' }
  expect(pointsOf(order, [...ranked, times('y', 3)], priority)).toEqual({ a: 102, x: 102 })
  expect(obstaclesOf(order, [...ranked, times('y', 3)], priority)).toEqual({
    b: 'outranked',
    y: 'outranked',
  })
})

test('a factor never gives by itself', () => {
  expect(pointsOf(order, [times('x', 2)])).toEqual({})
  expect(obstaclesOf(order, [times('x', 2)])).toEqual({ x: 'nothing_to_multiply' })
  expect(
    pointsOf(withLineRefunded(order, 'mug'), [spend('a', only('mug')), times('x', 2)]),
  ).toEqual({})
})

test('rules come in their order, and so does what the most of an order leaves of them', () => {
  const rules = [times('x', 2), spend('a')]
  expect(pointsOf(order, rules, { orderMaximum: 150 })).toEqual({ x: 102, a: 48 })
})
