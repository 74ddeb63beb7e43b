// Amounts of an order's payload, as integers of the smallest unit of its currency.
import { toMinor } from '../../loyalty/kernel/money.ts'
import { UnreadableError } from './unreadable-error.ts'

export type ReadMoney = (decimal: string, field: string) => number

/** @throws UnreadableError naming the field of an amount that is too fine for the currency. */
export function moneyIn(currency: string): ReadMoney {
  return (decimal, field) => {
    const minor = toMinor(decimal, currency)
    if (minor === null) throw new UnreadableError(`${field}: must be an amount of ${currency}`)
    return minor
  }
}
