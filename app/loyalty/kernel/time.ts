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
  const after = { key: `months ${months}`, of: (day: DateTime) => day.plus({ months }) }
  return endOfDayOf(at, after, timeZone)
}

/** The last millisecond of the day that lies `days` calendar days after `at`. */
export function endOfDayAfterDays(at: Date, days: number, timeZone: string): Date {
  return endOfDayOf(at, { key: `days ${days}`, of: (day) => day.plus({ days }) }, timeZone)
}

/**
 * The end of the next such day of the year, on or after the day of `at`, and of the days of grace
 * that follow it. A month that is too short has its last day instead.
 */
export function endOfNextYearly(
  at: Date,
  { month, day, graceDays }: { month: number; day: number; graceDays: number },
  timeZone: string,
): Date {
  const of = (today: DateTime) => {
    const inYear = (year: number) => {
      const first = today.set({ year, month, day: 1 })
      return first.set({ day: Math.min(day, first.daysInMonth ?? day) }).startOf('day')
    }
    const next = inYear(today.year) >= today ? inYear(today.year) : inYear(today.year + 1)
    return next.plus({ days: graceDays })
  }
  return endOfDayOf(at, { key: `yearly ${month}-${day} ${graceDays}`, of }, timeZone)
}

/**
 * When the calendar day began in which `at` falls, in `timeZone`. An unknown zone counts as UTC.
 */
export function startOfDay(at: Date, timeZone: string): Date {
  return localTime(at.getTime(), timeZone).startOf('day').toJSDate()
}

/** When the calendar month began in which `at` falls. */
export function startOfMonth(at: Date, timeZone: string): Date {
  return localTime(at.getTime(), timeZone).startOf('month').toJSDate()
}

/** The last millisecond of a calendar day such as "2026-03-31"; null where that is none. */
export function endOfDate(date: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const zone = localTime(0, timeZone).zoneName ?? 'utc'
  const day = DateTime.fromISO(date, { zone })
  return day.isValid ? endOf(day.startOf('day')).toJSDate() : null
}

/** When a calendar day such as "2026-03-31" begins; null where that is none. */
export function startOfDate(date: string, timeZone: string): Date | null {
  const end = endOfDate(date, timeZone)
  return end && startOfDay(end, timeZone)
}

/**
 * A day and a time there such as "09:30" as a moment; null where that is none. What clocks strike
 * twice is the first; what they leave out is as much later.
 */
export function momentOf(date: string, time: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  const zone = localTime(0, timeZone).zoneName ?? 'utc'
  const moment = DateTime.fromISO(`${date}T${time}`, { zone })
  return moment.isValid ? (moment.getPossibleOffsets()[0] ?? moment).toJSDate() : null
}

/** The calendar day in which `at` falls, such as "2026-03-31". */
export function dateOf(at: Date, timeZone: string): string {
  return localTime(at.getTime(), timeZone).toISODate() ?? ''
}

/** The time of day at `at`, such as "09:30". */
export function timeOf(at: Date, timeZone: string): string {
  return localTime(at.getTime(), timeZone).toFormat('HH:mm')
}

interface Day {
  from: number
  until: number
  ends: number
}

/** Another day that follows from the beginning of a day; the same key means the same day. */
interface Following {
  key: string
  of(day: DateTime): DateTime
}

// All instants of one local day share their answer, and luxon is too slow to be asked per order.
const days = new Map<string, Day[]>()
const daysKept = 20_000

function endOfDayOf(at: Date, following: Following, timeZone: string): Date {
  const instant = at.getTime()
  const key = `${timeZone}|${following.key}|${Math.floor(instant / dayMs)}`
  const known = days.get(key)
  const hit = known?.find(({ from, until }) => instant >= from && instant < until)
  if (hit) return new Date(hit.ends)
  const day = computeDay(instant, following, timeZone)
  if (days.size >= daysKept) days.clear()
  days.set(key, [...(known ?? []), day])
  return new Date(day.ends)
}

function computeDay(instant: number, { of }: Following, timeZone: string): Day {
  const start = localTime(instant, timeZone).startOf('day')
  return {
    from: start.toMillis(),
    until: start.plus({ days: 1 }).startOf('day').toMillis(),
    ends: endOf(of(start).startOf('day')).toMillis(),
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
