import { exponentOf } from '../../commerce/money.ts'

/**
 * Minor units as Liquid and the cart's JSON count: hundredths of the major unit, in any
 * currency.
 */
export function toHundredths(minor: number, currency: string): number {
  return Math.round((minor * 100) / 10 ** exponentOf(currency))
}

/** An id as Liquid shows it: a number where a number can hold it. */
export function liquidId(id: string): number | string {
  const number = Number(id)
  return Number.isSafeInteger(number) ? number : id
}
