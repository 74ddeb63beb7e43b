// The first birthday for which somebody is given something, by when they told it. Pure.
import { DateTime } from 'luxon'
import { dateOf } from '../../kernel/time.ts'
import type { Profile } from './profile.ts'

const utc = { zone: 'utc' }

export interface Reckoned {
  leadDays: number
  now: Date
  timeZone: string
}

/** Such as "2027-03-14"; null where no birthday is told. It is never today: today was given for. */
export function nextGift(profile: Profile, { leadDays, now, timeZone }: Reckoned): string | null {
  const { birthday, changedAt } = profile
  const told = profile.toldAt ?? changedAt
  if (!birthday || !told || !changedAt) return null
  const [first] = [
    plus(dateOf(told, timeZone), leadDays),
    // The day before at the latest.
    plus(dateOf(changedAt, timeZone), 1),
    plus(dateOf(now, timeZone), 1),
  ]
    .sort()
    .reverse()
  const year = Number(first?.slice(0, 4))
  const dates = [year, year + 1].map((one) => birthdayIn(one, birthday))
  return dates.find((date) => date >= (first ?? '')) ?? null
}

/** 29 February is the 28th in years without one. */
function birthdayIn(year: number, { month, day }: { month: number; day: number }): string {
  const last = DateTime.utc(year, month).daysInMonth ?? day
  return DateTime.utc(year, month, Math.min(day, last)).toISODate() ?? ''
}

const plus = (date: string, days: number): string =>
  DateTime.fromISO(date, utc).plus({ days }).toISODate() ?? ''
