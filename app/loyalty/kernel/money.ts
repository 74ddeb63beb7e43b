// Money is integer minor units with its currency's own exponent (ISO 4217): 1400 is 14.00 USD,
// 14 JPY's 14. The browser's idea of an exponent differs for a few currencies, so it is not asked.
import currencies from 'currency-codes'

/** Digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD. Unknown codes count as 2. */
export function currencyExponent(currency: string): number {
  const known = exponents.get(currency)
  if (known !== undefined) return known
  const exponent = currencies.code(currency)?.digits ?? 2
  exponents.set(currency, exponent)
  return exponent
}

// The list is searched from its beginning, and every amount of every order asks.
const exponents = new Map<string, number>()

/**
 * Reads a decimal such as "14.00" or "-3" into minor units, exactly (no floating point).
 * @returns null where it is no decimal, or has more digits than the currency (trailing zeros
 *   apart).
 */
export function toMinor(decimal: string, currency: string): number | null {
  const match = /^(-?)(\d{1,13})(?:\.(\d+))?$/.exec(decimal.trim())
  if (!match) return null
  const exponent = currencyExponent(currency)
  const digits = (match[3] ?? '').replace(/0+$/, '')
  if (digits.length > exponent) return null
  const minor = Number(match[2] + digits.padEnd(exponent, '0'))
  if (!Number.isSafeInteger(minor)) return null
  return match[1] && minor !== 0 ? -minor : minor
}

/** The inverse of `toMinor`, for input fields and Shopify's decimals: 1400 USD is "14.00". */
export function toDecimal(amountMinor: number, currency: string): string {
  const exponent = currencyExponent(currency)
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** About what one dollar is, for amounts that a beginning is made with: ¥100, 100 Ft, €1. */
export function handyMinor(currency: string): number {
  return 10 ** currencyExponent(currency) * (smallUnits.has(currency) ? 100 : 1)
}

// One unit of these buys little.
const smallUnits = new Set(
  'JPY KRW HUF CLP COP CRC IDR ISK KZT LBP NGN PKR PYG TZS UGX VND XAF XOF'.split(' '),
)
