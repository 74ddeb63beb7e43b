// When points end. Every lot is opened with an end by the terms of its day; nothing here looks at
// the past of a member, so switching a policy on never ends what was earned before.
import { addDays, endOfDayAfterDays, endOfDayAfterMonths, endOfNextYearly } from './time.ts'

export type ExpiryKind = 'never' | 'days' | 'months' | 'yearly' | 'inactivity'

/** Only the fields of its kind count. */
export interface ExpiryPolicy {
  kind: ExpiryKind
  days: number
  /** Calendar months, from becoming available or from the last activity. */
  months: number
  /** The day of the year on which all points end, and how much longer they may be spent. */
  month: number
  day: number
  graceDays: number
}

export interface LotEnd {
  expiresAt: Date | null
  /** Set where an activity of the member moves the end to so many months after it. */
  idleMonths: number | null
  /** Where the end moves, once, unless it was announced thirty days ahead; null: nowhere. */
  movesTo: Date | null
}

/** An end has to be announced so many days ahead, or moves by as many. */
export const noticeDays = 30

/** @param from when the points can be spent; for inactivity, when the member was last active. */
export function endOfLot(
  policy: ExpiryPolicy,
  from: Date,
  { timeZone, movesUnannounced }: { timeZone: string; movesUnannounced: boolean },
): LotEnd {
  const expiresAt = expiryOf(policy, from, timeZone)
  const idleMonths = policy.kind === 'inactivity' ? policy.months : null
  return {
    expiresAt,
    idleMonths,
    movesTo: movesUnannounced && expiresAt ? movedEnd(expiresAt, from, timeZone) : null,
  }
}

/** Null where points live too short to be announced so long ahead. */
export function movedEnd(expiresAt: Date, from: Date, timeZone: string): Date | null {
  const isLong = addDays(from, noticeDays) < expiresAt
  return isLong ? endOfDayAfterDays(expiresAt, noticeDays, timeZone) : null
}

function expiryOf(policy: ExpiryPolicy, from: Date, timeZone: string): Date | null {
  switch (policy.kind) {
    case 'never':
      return null
    case 'days':
      return addDays(from, policy.days)
    case 'months':
    case 'inactivity':
      return endOfDayAfterMonths(from, policy.months, timeZone)
    case 'yearly':
      return endOfNextYearly(from, policy, timeZone)
  }
}
