// Rules about some of a member's orders: how they read as a way to earn, and why they gave or gave
// not.
import { expect, test } from 'vitest'
import { freshRule, type Rule, type RuleBecause } from '../rules/catalogue.ts'
import type { WhichOrders } from '../rules/which-orders.ts'
import type { Speech } from './format.ts'
import { languages } from './languages.ts'
import { ordinalInWords } from './ordinal-in-words.ts'
import { renderRule } from './render-rule.ts'
import { wayLabel } from './way-label.ts'

const speechIn = (locale: string): Speech => ({
  locale,
  currency: 'USD',
  pointsName: { one: 'point', other: 'points' },
})

const way = (kind: Rule['kind'], orders: WhichOrders, more: object = {}, locale = 'en') =>
  wayLabel({ ...freshRule(kind, 'a', 100), orders, ...more } as Rule, speechIn(locale))

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [5, '5th'],
  [11, '11th'],
  [22, '22nd'],
  [1000, '1,000th'],
])('%i is said as %s', (number, text) => {
  expect(ordinalInWords(number, 'en')).toBe(text)
})

test('a way to earn says first which orders it is for', () => {
  expect(way('multiply', { which: 'first' })).toBe('First order: 2 times the points')
  expect(way('spend', { which: 'nth', n: 5 })).toBe('5th order: 1 point for every $1 spent')
  expect(way('order', { which: 'every_nth', n: 2 })).toBe('Every 2nd order: 10 points')
  const more = { minimumMinor: 5000, codes: ['FERN'] }
  expect(way('units', { which: 'first' }, more)).toBe(
    'First order: 10 points for each unit, with certain discount codes, on orders of $50 or more',
  )
})

const all: WhichOrders[] = [
  { which: 'first' },
  { which: 'nth', n: 5 },
  { which: 'every_nth', n: 5 },
]

test.each(languages)('in %s each of them reads otherwise', (locale) => {
  const plain = wayLabel(freshRule('multiply', 'a', 100), speechIn(locale))
  const said = all.map((orders) => way('multiply', orders, {}, locale))
  expect(new Set([plain, ...said]).size).toBe(4)
  for (const text of said) expect(text).toContain(plain)
})

const applied: RuleBecause = {
  rule: 'order',
  ruleId: 'a',
  applied: true,
  points: 10,
  quantity: 10,
  minimumMinor: 0,
  placedMinor: 2000,
  ordinal: 3,
}
const obstacle = (name: string) =>
  ({ rule: 'order', ruleId: 'a', applied: false, obstacle: name, ordinal: 3, n: 5 }) as RuleBecause

test('a figure says which order it was, for giving and for not giving', () => {
  const says = (because: RuleBecause) => renderRule(because, speechIn('en'))
  expect(says(applied)).toBe('10 points for the order; it was the 3rd order')
  expect(says({ ...applied, quantity: 4, unlimited: 10, limitedBy: 'rule_maximum' })).toBe(
    '10 points for the order; it was the 3rd order; this rule gives at most 4 points for one order',
  )
  expect(says(obstacle('not_first_order'))).toBe('It was the 3rd order; only the first counts here')
  expect(says(obstacle('not_nth_order'))).toBe('It was the 3rd order; only the 5th counts here')
  expect(says(obstacle('not_every_nth_order'))).toBe('It was the 3rd order; every 5th counts here')
})
