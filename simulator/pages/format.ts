// Amounts and moments as the simulator's own pages show them.
import { type Bill, exponentOf, presentedMinor } from '../commerce/money.ts'

/** `1400, USD` → `$14.00`. */
export function formatMinor(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  return format.format(minor / 10 ** exponentOf(currency))
}

/** The same in the currency that the shopper pays in. */
export function formatShown(minor: number, bill: Bill): string {
  return formatMinor(presentedMinor(minor, bill), bill.presentment.currency)
}

/** `2026-11-22T10:48:00Z` → `Nov 22, 2026, 5:48 AM` in the shop's time zone. */
export function formatMoment(stamp: string | Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return format.format(new Date(stamp))
}
