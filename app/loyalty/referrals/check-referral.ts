// What is asked before anything is given for a friend. Some answers settle it; others only look as
// if somebody had invited themselves, and a person decides. Nothing here knows a device.
import type { FriendTerms } from '../rules/rule-kind.ts'
import type { ReferralReason, Suspicion } from './referral.ts'

/** What the vendor's records of both say, as keyed hashes; null: they could not be asked. */
export interface Compared {
  friend: Prints
  referrer: Prints
  /** Orders of the friend that the vendor counts, and that we know. */
  friendOrders: { counted: number; known: number }
}

export interface Prints {
  emails: string[]
  addresses: string[]
}

export interface Facts {
  terms: Pick<FriendTerms, 'monthMaximum' | 'weekMaximum'>
  compared: Compared | null
  /** Prints of the referrer's other friends. */
  otherPrints: string[]
  /** Friends of the referrer who ordered within the seven days before, this one left out. */
  friendsInWeek: number
  /** Friends of the referrer who were given for in this month. */
  givenInMonth: number
}

export type Verdict =
  | { is: 'clear' }
  | { is: 'review'; reasons: ReferralReason[] }
  | { is: 'rejected'; reasons: ReferralReason[] }

export function checkReferral(facts: Facts): Verdict {
  const { monthMaximum } = facts.terms
  if (monthMaximum !== null && facts.givenInMonth >= monthMaximum)
    return { is: 'rejected', reasons: ['month_maximum'] }
  const reasons = suspicionsOf(facts)
  return reasons.length > 0 ? { is: 'review', reasons } : { is: 'clear' }
}

function suspicionsOf({ terms, compared, otherPrints, friendsInWeek }: Facts): Suspicion[] {
  const found: Suspicion[] = []
  if (!compared) found.push('not_compared')
  if (compared) {
    const { friend, referrer, friendOrders } = compared
    if (meet(friend.emails, referrer.emails)) found.push('same_email')
    if (meet(friend.addresses, referrer.addresses)) found.push('same_address')
    if (meet([...friend.emails, ...friend.addresses], otherPrints)) found.push('shared_with_friend')
    if (friendOrders.counted > friendOrders.known) found.push('unknown_orders')
  }
  if (friendsInWeek >= terms.weekMaximum) found.push('many_friends')
  return found
}

const meet = (some: string[], others: string[]): boolean => some.some((one) => others.includes(one))
