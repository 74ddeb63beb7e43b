// Months as the shop's calendar has them. A month is named "2026-03" and holds what was recorded
// from its first instant until the first instant of the next, in the shop's time zone.
import { DateTime } from 'luxon'

/** For example "2026-03". */
export type Month = string

/** Years that no program has seen are none. */
export const monthPattern = /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/

export function monthOf(at: Date, timeZone: string): Month {
  return local(at, timeZone).toFormat('yyyy-MM')
}

export function startOfMonth(month: Month, timeZone: string): Date {
  const zone = isZone(timeZone) ? timeZone : 'utc'
  return DateTime.fromFormat(month, 'yyyy-MM', { zone }).startOf('month').toJSDate()
}

export function addMonths(month: Month, months: number): Month {
  return DateTime.fromFormat(month, 'yyyy-MM', { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM')
}

/** Calendar months from `from` to `to`; negative where `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

/** From `first` to `last`, both of them included. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const count = Math.max(0, monthsBetween(first, last) + 1)
  return Array.from({ length: count }, (_, index) => addMonths(first, index))
}

const settleMs = 24 * 60 * 60 * 1000

/** The newest month that is over; a day is left for transactions that began before midnight. */
export function lastMonthOver(now: Date, timeZone: string): Month {
  return addMonths(monthOf(new Date(now.getTime() - settleMs), timeZone), -1)
}

const isZone = (timeZone: string) => DateTime.utc().setZone(timeZone).isValid

/** An unknown zone counts as UTC. */
function local(at: Date, timeZone: string): DateTime {
  return DateTime.fromJSDate(at, { zone: isZone(timeZone) ? timeZone : 'utc' })
}
