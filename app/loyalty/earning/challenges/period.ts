// The stretch of time in which a challenge is run: all of it, a month or a year of the shop's
// clock, within its own window. Pure.
import { addDays, dateOf, endOfDate, startOfDate } from '../../kernel/time.ts'
import type { Challenge } from '../../program/challenges/challenge-settings.ts'

export interface Period {
  /** "once", "2026-11", "2026": part of the key of what is given. */
  key: string
  /** In milliseconds; `until` is the first moment after it. */
  from: number
  until: number
}

type Dated = Pick<Challenge, 'repeats' | 'from' | 'until'>

const never = Number.POSITIVE_INFINITY

/** @param begunAt when it was first in force, where it names no day of its own. */
export function windowOf({ from, until }: Dated, begunAt: number, timeZone: string) {
  const first = startOfDate(from, timeZone)?.getTime() ?? begunAt
  const last = endOfDate(until, timeZone)?.getTime()
  return { from: first, until: last === undefined ? never : last + 1 }
}

/** @returns null where the challenge does not run then. */
export function periodAt(
  challenge: Dated,
  at: number,
  { begunAt, timeZone }: { begunAt: number; timeZone: string },
): Period | null {
  const whole = windowOf(challenge, begunAt, timeZone)
  if (at < whole.from || at >= whole.until) return null
  if (challenge.repeats === 'once') return { key: 'once', ...whole }
  const [year = '', month = ''] = dateOf(new Date(at), timeZone).split('-')
  const isMonth = challenge.repeats === 'month'
  const first = startOf(isMonth ? `${year}-${month}` : `${year}-01`, timeZone)
  const next = startOf(
    isMonth ? monthAfter(Number(year), Number(month)) : yearAfter(year),
    timeZone,
  )
  return {
    key: isMonth ? `${year}-${month}` : year,
    from: Math.max(first, whole.from),
    until: Math.min(next, whole.until),
  }
}

const monthAfter = (year: number, month: number): string =>
  month === 12 ? yearAfter(String(year)) : `${year}-${String(month + 1).padStart(2, '0')}`

const yearAfter = (year: string): string => `${Number(year) + 1}-01`

const startOf = (month: string, timeZone: string): number =>
  startOfDate(`${month}-01`, timeZone)?.getTime() ?? never

const firstMonday = Date.UTC(1969, 11, 29)
const weekMs = 7 * 86_400_000

/** Weeks of the shop's clock, counted through from one in 1969; each begins on a Monday. */
export function weekOf(at: number, timeZone: string): number {
  const day = Date.parse(`${dateOf(new Date(at), timeZone)}T00:00:00Z`)
  return Math.floor((day - firstMonday) / weekMs)
}

/** When a week begins. */
export function startOfWeek(week: number, timeZone: string): number {
  const monday = addDays(new Date(firstMonday), week * 7)
    .toISOString()
    .slice(0, 10)
  return startOfDate(monday, timeZone)?.getTime() ?? firstMonday + week * weekMs
}
