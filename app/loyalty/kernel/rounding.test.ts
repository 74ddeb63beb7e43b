import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proportion } from './rounding.ts'

test.each([
  ['floor', 1999, 19],
  ['floor', 99, 0],
  ['nearest', 49, 0],
  ['nearest', 50, 1],
  ['ceil', 0, 0],
  ['ceil', 1, 1],
  ['ceil', 100, 1],
] as const)('%s of %i hundredths', (rounding, amount, points) => {
  expect(proportion(amount, 1, 100, rounding)).toBe(points)
})

test('a half is rounded up, whatever it is a half of', () => {
  expect(proportion(1, 3, 2, 'nearest')).toBe(2)
  expect(proportion(5, 1, 3, 'nearest')).toBe(2)
})

test('it agrees with exact fractions, also where the product leaves the exact numbers', () => {
  const rounding = fc.constantFrom('floor' as const, 'nearest' as const, 'ceil' as const)
  const large = fc.integer({ min: 0, max: 900_000_000_000 })
  const rate = fc.oneof(
    fc.integer({ min: 1, max: 1_000_000 }),
    fc.integer({ min: 1, max: 900_000_000_000 }),
  )
  fc.assert(
    fc.property(large, rate, rate, rounding, (amount, points, per, how) => {
      const product = BigInt(amount) * BigInt(points)
      const twice = 2n * BigInt(per)
      const exact = {
        floor: product / BigInt(per),
        ceil: (product + BigInt(per) - 1n) / BigInt(per),
        nearest: (2n * product + BigInt(per)) / twice,
      }
      fc.pre(exact.ceil < 9_007_199_254_740_991n)
      expect(proportion(amount, points, per, how)).toBe(Number(exact[how]))
    }),
  )
})
