import { expect, test } from 'vitest'
import { readBudget, shareUsed, stateOf } from './budget.ts'

const use = (givenPoints: number, budgetPoints: number | null = 1000) => ({
  givenPoints,
  budgetPoints,
  outstandingPoints: 0,
})

test.each([
  [799, 0.799, 'within'],
  [800, 0.8, 'near'],
  [999, 0.999, 'near'],
  [1000, 1, 'reached'],
  [2500, 2.5, 'reached'],
  [-5, 0, 'within'],
] as const)('of 1,000 points %i are a share of %d: %s', (given, share, state) => {
  expect(shareUsed(use(given))).toBe(share)
  expect(stateOf(use(given))).toBe(state)
})

test('without a budget there is no share, and nothing to say', () => {
  expect(shareUsed(use(5, null))).toBe(null)
  expect(stateOf(use(5, null))).toBe('within')
})

test.each([
  ['', null],
  [' 1 ', 1],
  ['1000000000', 1_000_000_000],
  ['1000000001', undefined],
  ['0', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['many', undefined],
])('a budget that is typed as "%s"', (text, budget) => {
  expect(readBudget(text)).toBe(budget)
})
