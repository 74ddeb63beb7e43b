// Visits in a row, by the shop's calendar. A day, or a week from Monday on, with one visit is as
// good as one with many; one without ends the row. Pure.
import { DateTime } from 'luxon'
import type { Streak } from '../rules/deed-fields.ts'

const utc = { zone: 'utc' }

/** @param days such as "2026-02-28", in any order. @returns how many in a row end with `today`. */
export function rowEnding(days: string[], today: string, unit: Streak['unit']): number {
  const known = new Set(days.map((day) => startOf(day, unit)))
  let at = DateTime.fromISO(startOf(today, unit), utc)
  let count = 0
  while (known.has(at.toISODate() ?? '')) {
    count += 1
    at = at.minus({ [`${unit}s`]: 1 })
  }
  return count
}

const startOf = (day: string, unit: Streak['unit']): string =>
  DateTime.fromISO(day, utc).startOf(unit).toISODate() ?? ''

/** Where the row stands of the one that is being filled: 3 of 7; a full one stands as full. */
export function placeInRow(count: number, length: number): number {
  if (count === 0) return 0
  return count % length === 0 ? length : count % length
}

export const isFull = (count: number, length: number): boolean => count > 0 && count % length === 0
