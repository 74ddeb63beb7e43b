import { expect, test } from 'vitest'
import { someSettings } from '../../../tests/setup/builders/program.ts'
import { checkFields } from '../kernel/check-fields.ts'
import { settingsSchema } from '../program/settings.ts'
import {
  isAmong,
  notAmong,
  ordinaryOrdinal,
  type WhichOrders,
  whichOrders,
} from './which-orders.ts'

const first: WhichOrders = { which: 'first' }
const nth = (n: number): WhichOrders => ({ which: 'nth', n })
const every = (n: number): WhichOrders => ({ which: 'every_nth', n })

test.each<[WhichOrders, number[]]>([
  [first, [1]],
  [nth(2), [2]],
  [nth(5), [5]],
  [nth(13), []],
  [every(2), [2, 4, 6, 8, 10, 12]],
  [every(5), [5, 10]],
  [every(12), [12]],
])('of twelve orders, %o are %o', (orders, among) => {
  const all = Array.from({ length: 12 }, (_, place) => place + 1)
  expect(all.filter((ordinal) => isAmong(orders, ordinal))).toEqual(among)
})

test('why an order is not among them is said with both numbers', () => {
  expect(notAmong(first, 3)).toEqual({ obstacle: 'not_first_order', ordinal: 3 })
  expect(notAmong(nth(5), 3)).toEqual({ obstacle: 'not_nth_order', ordinal: 3, n: 5 })
  expect(notAmong(every(5), 3)).toEqual({ obstacle: 'not_every_nth_order', ordinal: 3, n: 5 })
})

const parse = (given: unknown) => checkFields(whichOrders.optional(), given)

test.each<[unknown, WhichOrders | undefined]>([
  [undefined, undefined],
  [{}, undefined],
  [{ which: 'every' }, undefined],
  [{ which: 'every', n: 0 }, undefined],
  [{ n: 7 }, undefined],
  [{ which: 'first', n: null }, first],
  [{ which: 'first', n: 9999 }, first],
  [{ which: 'nth', n: 2 }, nth(2)],
  [{ which: 'every_nth', n: 1000 }, every(1000)],
])('%o is read as %o', (given, settings) => {
  expect(parse(given)).toEqual({ isValid: true, settings })
})

test.each([
  [{ which: 'nth' }, 'missing'],
  [{ which: 'every_nth', n: null }, 'missing'],
  [{ which: 'nth', n: 1 }, 'at_least:2'],
  [{ which: 'every_nth', n: 1001 }, 'at_most:1000'],
  [{ which: 'nth', n: 2.5 }, 'not_whole'],
  [{ which: 'nth', n: '2' }, 'missing'],
])('%o is refused: %s', (given, problem) => {
  expect(parse(given)).toEqual({ isValid: false, problems: { n: problem } })
})

test('a rule stored by an earlier release is for every order', () => {
  const stored = JSON.parse(JSON.stringify(someSettings()))
  expect(settingsSchema.parse(stored).rules[0]).not.toHaveProperty('orders')
  const problems = checkFields(settingsSchema, {
    ...stored,
    rules: [{ ...stored.rules[0], orders: { which: 'nth', n: 1 } }],
  })
  expect(problems).toEqual({ isValid: false, problems: { 'rules.0.orders.n': 'at_least:2' } })
})

test('an ordinary order is none that a rule means', () => {
  const on = (...all: WhichOrders[]) => all.map((orders) => ({ isOn: true, orders }))
  expect(ordinaryOrdinal([])).toBe(2)
  expect(ordinaryOrdinal(on(first, nth(2), every(3)))).toBe(4)
  expect(ordinaryOrdinal([{ isOn: false, orders: nth(2) }])).toBe(2)
  const all = Array.from({ length: 999 }, (_, place) => every(place + 2))
  expect(ordinaryOrdinal(on(...all))).toBe(1009)
})
