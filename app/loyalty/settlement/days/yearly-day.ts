// Days that come back every year. Whoever joined on 29 February has theirs on 28 February in years
// without one: never skipped, and never later than the month. Dates are such as "2026-02-28". Pure.
import { DateTime } from 'luxon'

const utc = { zone: 'utc' }

/** The dates of earlier years that come back on this one, the latest first. */
export function earlierDates(date: string, years: number): string[] {
  const at = DateTime.fromISO(date, utc)
  const isLast = at.month === 2 && at.day === 28 && !at.isInLeapYear
  return Array.from({ length: years }, (_, index) => at.year - index - 1).flatMap((year) => {
    const same = DateTime.utc(year, at.month, at.day)
    const leap = isLast ? DateTime.utc(year, 2, 29) : null
    return [same, leap].flatMap((one) => (one?.isValid ? [one.toISODate() ?? ''] : []))
  })
}

export interface DayOfYear {
  month: number
  day: number
}

/** Which days of the year are celebrated on a date. */
export function daysCelebrated(date: string): DayOfYear[] {
  const { month, day, isInLeapYear } = DateTime.fromISO(date, utc)
  const isLast = month === 2 && day === 28 && !isInLeapYear
  return [{ month, day }, ...(isLast ? [{ month: 2, day: 29 }] : [])]
}

export const daysBefore = (date: string, days: number): string =>
  DateTime.fromISO(date, utc).minus({ days }).toISODate() ?? ''

/** The dates from the one to the other, both included; the latest of them, where they are many. */
export function datesBetween(from: string, to: string, most: number): string[] {
  const first = DateTime.fromISO(from, utc)
  const last = DateTime.fromISO(to, utc)
  const days = Math.min(most - 1, Math.round(last.diff(first, 'days').days))
  return Array.from(
    { length: Math.max(0, days + 1) },
    (_, index) => last.minus({ days: days - index }).toISODate() ?? '',
  )
}

export const dayAfter = (date: string): string =>
  DateTime.fromISO(date, utc).plus({ days: 1 }).toISODate() ?? ''
