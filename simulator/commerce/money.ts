// Money inside is integer minor units of a currency; outside it is a decimal string.
import { CommerceRefusal } from './refusal.ts'

const exponents = new Map<string, number>()

/** ISO 4217 digits after the point: 2 for USD, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: string): number {
  let digits = exponents.get(currency)
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    digits = format.resolvedOptions().maximumFractionDigits ?? 2
    exponents.set(currency, digits)
  }
  return digits
}

/** What is counted in a shop's currency and was paid in another. */
export interface Bill {
  currency: string
  presentment: { currency: string; rate: number }
}

/** Each figure by itself, so that converted parts may differ from their sum by a unit. */
export function presentedMinor(minor: number, { currency, presentment }: Bill): number {
  if (presentment.currency === currency) return minor
  const digits = exponentOf(presentment.currency) - exponentOf(currency)
  return Math.round(minor * presentment.rate * 10 ** digits)
}

/** `1400, USD` → `14.00`, as webhooks write it. */
export function toAmount(minor: number, currency: string): string {
  const digits = exponentOf(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  return `${minor < 0 ? '-' : ''}${whole}${digits ? `.${text.slice(-digits)}` : ''}`
}

/** `1400, 2` → `14.0`: as GraphQL writes decimals, with at least one digit after the point. */
export function toDecimal(value: number, digits: number): string {
  const text = (value / 10 ** digits).toFixed(digits)
  const short = digits > 0 ? text.replace(/0+$/, '') : `${text}.`
  return short.endsWith('.') ? `${short}0` : short
}

/** `14.00` → `1400`. @throws CommerceRefusal `invalid_amount`. */
export function toMinor(amount: string, currency: string): number {
  const digits = exponentOf(currency)
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(amount.trim())
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (!match || fraction.length > digits) {
    throw new CommerceRefusal('invalid_amount', `${amount} is no amount of ${currency}`)
  }
  const minor = Number(`${match[2]}${fraction.padEnd(digits, '0')}`)
  return match[1] ? -minor : minor
}

/** Splits a total by weights; the parts sum to it exactly (largest remainder, earlier first). */
export function spread(totalMinor: number, weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (totalMinor * weight) / sum)
  const parts = exact.map(Math.floor)
  let left = totalMinor - parts.reduce((total, part) => total + part, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}

/** The tax on an amount, rounded half up: contained in it, or to be added. */
export function taxOn(amountMinor: number, rateBps: number, isIncluded: boolean): number {
  const share = isIncluded ? rateBps / (10_000 + rateBps) : rateBps / 10_000
  return Math.round(amountMinor * share)
}
