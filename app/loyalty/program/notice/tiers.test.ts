import { expect, test } from 'vitest'
import { type Given, someSettings } from '../../../../tests/setup/builders/program.ts'
import { adverseChanges } from './adverse-changes.ts'

const isAdverse = (before: Given, after: Given) =>
  adverseChanges(someSettings(before), someSettings(after)).length > 0
const leaf = { id: 'leaf', name: 'Leaf', spendMinor: 100, points: null, orders: null }
const tiered = (given: object = {}, more: Given = {}): Given => ({
  tiers: [{ ...leaf, multiplierBps: 15_000, ...given }],
  ...more,
})

test.each<[string, Given, Given]>([
  ['that takes more', tiered(), tiered({ spendMinor: 101 })],
  ['that takes something else, too', tiered(), tiered({ orders: 3 })],
  ['that takes something else', tiered(), tiered({ spendMinor: null, orders: 3 })],
  ['that gives less', tiered(), tiered({ multiplierBps: 14_999 })],
  ['with a smaller gift', tiered({ entryPoints: 50 }), tiered({ entryPoints: 49 })],
  ['without its birthday gift', tiered({ birthdayPoints: 50 }), tiered({ birthdayPoints: null })],
  ['that is gone', tiered(), {}],
  ['by all of its thresholds', tiered(), tiered({}, { tierReach: 'all' })],
  ['of another period', tiered(), tiered({}, { tierPeriod: 'rolling_year' })],
])('a tier %s is to their disadvantage', (_, before, after) => {
  expect(isAdverse(before, after)).toBe(true)
})

test('a tier that takes less, gives more, is new or called otherwise takes nothing', () => {
  expect(isAdverse(tiered(), tiered({ spendMinor: 99, multiplierBps: 20_000 }))).toBe(false)
  expect(isAdverse({}, tiered())).toBe(false)
  expect(isAdverse(tiered(), tiered({ entryPoints: 50, birthdayPoints: 1 }))).toBe(false)
  expect(isAdverse(tiered(), tiered({ name: 'Frond' }, { tierPeriod: 'lifetime' }))).toBe(false)
})
