import { expect, test } from 'vitest'
import { type Budget, type BudgetUnit, budgetOf, readBudget, shareUsed, stateOf } from './budget.ts'

const ofPoints = (amount: number): Budget => ({ unit: 'points', amount })
const ofMoney = (amount: number): Budget => ({ unit: 'money', amount })

const use = (points: number, budget: Budget | null, minor: number | null = null) => ({
  budget,
  given: { points, minor },
  outstanding: { points: 0, minor: null },
})

test.each([
  [799, 0.799, 'within'],
  [800, 0.8, 'near'],
  [999, 0.999, 'near'],
  [1000, 1, 'reached'],
  [2500, 2.5, 'reached'],
  [-5, 0, 'within'],
] as const)('of 1,000 points %i are a share of %d: %s', (given, share, state) => {
  expect(shareUsed(use(given, ofPoints(1000)))).toBe(share)
  expect(stateOf(use(given, ofPoints(1000)))).toBe(state)
})

test.each([
  [7999, 'within'],
  [8000, 'near'],
  [9999, 'near'],
  [10_000, 'reached'],
] as const)('of $100.00 points worth %i cents are %s, however many they are', (minor, state) => {
  expect(stateOf(use(1_000_000, ofMoney(10_000), minor))).toBe(state)
})

test('without a budget, or a value for one in money, there is no share and nothing to say', () => {
  for (const one of [use(5, null), use(5_000_000, ofMoney(1))]) {
    expect(shareUsed(one)).toBe(null)
    expect(stateOf(one)).toBe('within')
  }
})

test('a shop keeps it in points or in money', () => {
  expect(budgetOf({ budgetPoints: 7, budgetMinor: null })).toEqual(ofPoints(7))
  expect(budgetOf({ budgetPoints: null, budgetMinor: 7 })).toEqual(ofMoney(7))
  expect(budgetOf({ budgetPoints: null, budgetMinor: null })).toBe(null)
})

const typed = (text: string, unit: BudgetUnit, currency = 'USD') =>
  readBudget({ text, unit, currency })

test.each([
  ['', null],
  [' 1 ', 1],
  ['1000000000', 1_000_000_000],
  ['1000000001', undefined],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['many', undefined],
])('a budget of points that is typed as "%s"', (text, amount) => {
  expect(typed(text, 'points')).toEqual(typeof amount === 'number' ? ofPoints(amount) : amount)
})

test.each([
  ['', 'USD', null],
  ['500', 'USD', 50_000],
  [' 12,50 ', 'USD', 1250],
  ['0.01', 'USD', 1],
  ['500', 'JPY', 500],
  ['20000000', 'USD', 2_000_000_000],
  ['20000000.01', 'USD', undefined],
  ['0.50', 'JPY', undefined],
  ['0', 'USD', undefined],
  ['-1', 'USD', undefined],
  ['a lot', 'USD', undefined],
])('a budget of money that is typed as "%s" in %s', (text, currency, amount) => {
  const read = typed(text, 'money', currency)
  expect(read).toEqual(typeof amount === 'number' ? ofMoney(amount) : amount)
})
