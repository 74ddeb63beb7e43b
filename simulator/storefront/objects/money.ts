import { type Bill, exponentOf, presentedMinor } from '../../commerce/money.ts'

/** A shopper's money, and where the addresses of their language begin (`/he`). */
export type Shown = Bill & { root: string }

/**
 * Minor units as Liquid and the cart's JSON count: hundredths of the major unit of the currency
 * that the shopper pays in.
 */
export function toHundredths(minor: number, bill: Bill): number {
  const shown = presentedMinor(minor, bill)
  return Math.round((shown * 100) / 10 ** exponentOf(bill.presentment.currency))
}

/** An id as Liquid shows it: a number where a number can hold it. */
export function liquidId(id: string): number | string {
  const number = Number(id)
  return Number.isSafeInteger(number) ? number : id
}
