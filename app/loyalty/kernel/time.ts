// Business time. Pending days are days of 24 hours; a lifetime is counted in calendar months and
// ends with the day, where the shop is: 31 January and one month is the end of February.
import { DateTime } from 'luxon'

const dayMs = 86_400_000

export function addDays(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs)
}

/**
 * The last millisecond of the day that lies `months` calendar months after `at`, in `timeZone`.
 * A month that is too short gives its last day. An unknown zone counts as UTC.
 */
export function endOfDayAfterMonths(at: Date, months: number, timeZone: string): Date {
  return new Date(dayOf(at.getTime(), months, timeZone).ends)
}

/**
 * When the calendar day began in which `at` falls, in `timeZone`. An unknown zone counts as UTC.
 */
export function startOfDay(at: Date, timeZone: string): Date {
  return localTime(at.getTime(), timeZone).startOf('day').toJSDate()
}

interface Day {
  from: number
  until: number
  ends: number
}

// All instants of one local day share their answer, and luxon is too slow to be asked per order.
const days = new Map<string, Day[]>()
const daysKept = 20_000

function dayOf(at: number, months: number, timeZone: string): Day {
  const key = `${timeZone}|${months}|${Math.floor(at / dayMs)}`
  const known = days.get(key)
  const hit = known?.find(({ from, until }) => at >= from && at < until)
  if (hit) return hit
  const day = computeDay(at, months, timeZone)
  if (days.size >= daysKept) days.clear()
  days.set(key, [...(known ?? []), day])
  return day
}

function computeDay(at: number, months: number, timeZone: string): Day {
  const local = localTime(at, timeZone)
  const start = local.startOf('day')
  return {
    from: start.toMillis(),
    until: start.plus({ days: 1 }).startOf('day').toMillis(),
    ends: endOf(start.plus({ months })).toMillis(),
  }
}

/** Where clocks go back over midnight, it strikes twice: the day ends the first time. */
function endOf(day: DateTime): DateTime {
  const end = day.endOf('day')
  return end.day === day.day ? end : end.minus({ hours: 1 })
}

function localTime(at: number, timeZone: string): DateTime {
  const local = DateTime.fromMillis(at, { zone: timeZone })
  return local.isValid ? local : DateTime.fromMillis(at, { zone: 'utc' })
}
