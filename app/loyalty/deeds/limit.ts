// How often a deed counts for one member: so many times in a calendar day, week or month of the
// shop, or at all. A week begins on Monday. Pure.
import { DateTime } from 'luxon'
import type { DeedLimit, Period } from '../rules/deed-fields.ts'

export interface Span {
  from: Date
  /** When the next one begins; null: never. */
  until: Date | null
}

const beginning = new Date(0)

/** The day, week or month in which `at` falls. An unknown zone counts as UTC. */
export function spanAt(period: Period, at: Date, timeZone: string): Span {
  if (period === 'ever') return { from: beginning, until: null }
  const here = DateTime.fromJSDate(at, { zone: timeZone })
  const local = here.isValid ? here : DateTime.fromJSDate(at, { zone: 'utc' })
  const from = local.startOf(period)
  return { from: from.toJSDate(), until: from.plus({ [`${period}s`]: 1 }).toJSDate() }
}

export type Room = { isOpen: true } | { isOpen: false; again: Date | null }

/**
 * Whether one more counts now, and else from when.
 * @param counted within the span of `now`: those that count or wait.
 */
export function roomFor(limit: DeedLimit, counted: number, span: Span): Room {
  return counted < limit.times ? { isOpen: true } : { isOpen: false, again: span.until }
}
