import { expect, test } from 'vitest'
import { signOf } from './sign-of.ts'

test.each([
  ['issued', 'pending', 0],
  ['pending', 'available', 1],
  ['issued', 'available', 1],
  ['available', 'redeemed', -1],
  ['debt', 'issued', -1],
  ['available', 'debt', 0],
] as const)('from %s to %s what can be spent changes by the sign of %i', (from, to, sign) => {
  expect(signOf(from, to)).toBe(sign)
})
