// Amounts of one currency in another: what buys about as much, by the unit that templates count in.
// No rate of the day: nobody would want a reward of $4.83, and the merchant looks through them.
// Pure.
import { handyMinor } from '../../kernel/money.ts'

/** The same, with every amount (whatever is named `…Minor`) in the other currency. */
export function carryAmounts<T>(settings: T, from: string, to: string): T {
  if (from === to) return settings
  const [unit, other] = [handyMinor(from), handyMinor(to)]
  return unit === other ? settings : (carry(settings, unit, other) as T)
}

function carry(value: unknown, unit: number, other: number): unknown {
  if (Array.isArray(value)) return value.map((one) => carry(one, unit, other))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name.endsWith('Minor') && typeof one === 'number'
        ? inOther(one, unit, other)
        : carry(one, unit, other),
    ]),
  )
}

/** What was something stays something. Units are powers of ten, so this is exact or to the half. */
function inOther(minor: number, unit: number, other: number): number {
  const carried = Math.round((minor * other) / unit)
  return minor > 0 ? Math.max(1, carried) : carried
}
