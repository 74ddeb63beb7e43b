// Points are whole numbers; how a fraction becomes one is a named policy of the program.
import type { Rounding } from './because.ts'

/**
 * `amount × points ÷ per`, rounded once, in integers only.
 * @param amount not negative; `per` positive. `nearest` rounds a half up.
 */
export function proportion(
  amount: number,
  points: number,
  per: number,
  rounding: Rounding,
): number {
  // Split first: the product of a large amount and a large rate would leave the exact integers.
  const whole = Math.floor(amount / per)
  const product = (amount % per) * points
  if (product > Number.MAX_SAFE_INTEGER) return exactProportion({ amount, points, per }, rounding)
  const quotient = Math.floor(product / per)
  const rest = product - quotient * per
  const result = whole * points + quotient + roundUp(rest, per, rounding)
  if (!Number.isSafeInteger(result)) throw new RangeError('the points leave the exact integers')
  return result
}

/** The same where even the rest's product does: a share of a large amount of a small currency. */
function exactProportion(
  { amount, points, per }: { amount: number; points: number; per: number },
  rounding: Rounding,
): number {
  const product = BigInt(amount) * BigInt(points)
  const whole = BigInt(per)
  const quotient = product / whole
  const rest = product - quotient * whole
  const isUp = rest > 0n && (rounding === 'ceil' || (rounding === 'nearest' && rest * 2n >= whole))
  const result = Number(isUp ? quotient + 1n : quotient)
  if (!Number.isSafeInteger(result)) throw new RangeError('the points leave the exact integers')
  return result
}

function roundUp(rest: number, per: number, rounding: Rounding): 0 | 1 {
  if (rest === 0 || rounding === 'floor') return 0
  if (rounding === 'ceil') return 1
  return rest * 2 >= per ? 1 : 0
}
