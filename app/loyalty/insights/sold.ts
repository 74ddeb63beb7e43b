// What counts as sold, wherever weeks of a shop are summed up: orders that were paid and not
// cancelled, tests left out, by what remains of them after refunds.
import type { OrderSnapshot } from '../kernel/facts.ts'
import { asPriced } from '../rules/earning-settings.ts'
import { remainingOf } from '../rules/remaining.ts'

const paid = new Set(['paid', 'partially_refunded', 'refunded'])

/** Goods after discounts, without shipping, tips and gift cards; null where it is no sale. */
export function soldMinor(snapshot: OrderSnapshot): number | null {
  const { isTest, cancelledAt, payment } = snapshot
  if (isTest || cancelledAt !== null || !paid.has(payment)) return null
  return remainingOf(snapshot, asPriced).countedMinor
}
