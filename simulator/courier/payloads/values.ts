// How a webhook writes its values: ids as JSON numbers of any size, money as decimal strings in
// sets of two currencies, instants with the shop's own offset.
import { DateTime } from 'luxon'
import { type Bill, presentedMinor, toAmount } from '../../commerce/money.ts'
import type { Shop } from '../../state/world.ts'

// In Node since 21, not yet in TypeScript's library.
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown }

/** An id as a JSON number, digit for digit, also beyond what a double can hold. */
export function rawId(id: string): unknown {
  return rawJSON(id)
}

/** Shop money and what the shopper paid in their own. */
export function moneySet(minor: number, bill: Bill) {
  const { currency, presentment } = bill
  return {
    shop_money: { amount: toAmount(minor, currency), currency_code: currency },
    presentment_money: {
      amount: toAmount(presentedMinor(minor, bill), presentment.currency),
      currency_code: presentment.currency,
    },
  }
}

/** `2026-11-22T05:48:00-05:00`, in the shop's time zone. */
export function shopTime(shop: Shop, stamp: string): string
export function shopTime(shop: Shop, stamp: string | null): string | null
export function shopTime(shop: Shop, stamp: string | null): string | null {
  if (!stamp) return null
  const local = DateTime.fromISO(stamp, { zone: shop.timeZone })
  return local.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
}
