// Which order of their customer's an order is, as plainly as it can be said: one more than those
// that were paid for and not called off when it was placed.
import type { Rule } from '../../app/loyalty/rules/catalogue.ts'
import type { WorldOrder } from './world.ts'

export const isPaid = ({ status, paidAt }: WorldOrder): boolean =>
  ['paid', 'partially_refunded', 'refunded'].includes(status) ||
  // What was paid once stays so, as far as it goes, when something is added that is not.
  (status === 'partially_paid' && paidAt !== null)

/** Whoever has lost one dispute has paid for it, whatever becomes of the others. */
export const isChargedBack = ({ disputes }: WorldOrder): boolean =>
  disputes.some(({ verdict }) => verdict === 'lost' || verdict === 'accepted')

/** @param earlier all that the customer placed before it, whatever became of them. */
export function ordinalOf({ placedAt }: WorldOrder, earlier: WorldOrder[]): number {
  const counted = earlier.filter(
    (one) => isPaid(one) && !one.isTest && (one.cancelledAt === null || one.cancelledAt > placedAt),
  )
  return counted.length + 1
}

/** Whether a rule is about an order of this number; null, not known any more: perhaps. */
export function isOneOf(
  rule: Exclude<Extract<Rule, { minimumMinor: number }>, { kind: 'referral' }>,
  ordinal: number | null,
) {
  const { which, n = 1 } = ('orders' in rule ? rule.orders : null) ?? {}
  if (which === undefined) return 'surely'
  if (ordinal === null) return 'perhaps'
  const numbers = which === 'every_nth' ? ordinal % n === 0 : ordinal === n
  return numbers ? 'surely' : 'no'
}
