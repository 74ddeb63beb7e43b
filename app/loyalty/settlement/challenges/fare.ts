// What has to be written of a member's challenges, so that what is kept and booked follows from
// their orders and friends. Pure.
import type { Edition } from '../../earning/challenges/course.ts'
import { type Course, runCourse } from '../../earning/challenges/course.ts'
import type { Steps } from '../../earning/challenges/steps.ts'
import type { Badge } from '../../program/challenges/badges.ts'
import { type Challenge, targetOf } from '../../program/challenges/challenge-settings.ts'

/** One challenge in one period, as it is kept. */
export interface Kept {
  challengeId: string
  period: string
  badge: Badge
  count: number
  target: number
  until: Date | null
  reachedAt: Date | null
  points: number
  times: number
}

/** What is to be booked, or taken back, under a key of its own. */
export interface Booking {
  how: 'give' | 'take'
  key: string
  name: string
  points: number
  at: Date
}

export interface Fared {
  rows: Kept[]
  /** Neither reached nor under way any more. */
  gone: Kept[]
  bookings: Booking[]
}

interface Asked {
  steps: Steps
  editions: ReadonlyMap<string, Edition[]>
  kept: Kept[]
  now: Date
  timeZone: string
  /** Whether they were in then: whoever is out has reached it, and is given nothing. */
  isIn(at: Date): boolean
}

export const keyOf = ({ challengeId, period, times }: Omit<Kept, 'badge'>): string =>
  `challenge/${challengeId}/${period}/${times}`

export function fareOf({ steps, editions, kept, now, timeZone, isIn }: Asked): Fared {
  const fared: Fared = { rows: [], gone: [], bookings: [] }
  const looked = { now: now.getTime(), timeZone }
  for (const [id, theirs] of editions) {
    const course = runCourse(steps, theirs, looked)
    const before = kept.filter(({ challengeId }) => challengeId === id)
    for (const wanted of wantedOf(id, course, { editions: theirs, isIn }))
      settleOne(
        fared,
        wanted,
        before.find(({ period }) => period === wanted.period),
      )
    for (const one of before) {
      if (!fared.rows.some((row) => isSame(row, one))) letGo(fared, one)
    }
  }
  return fared
}

const isSame = (one: Kept, other: Kept): boolean =>
  one.challengeId === other.challengeId && one.period === other.period

/** As it would be kept of somebody of whom nothing was. */
function wantedOf(
  id: string,
  { reached, underWay }: Course,
  { editions, isIn }: { editions: Edition[] } & Pick<Asked, 'isIn'>,
): Kept[] {
  const current = editions.at(-1)?.challenge ?? null
  const rows = reached.map(({ period, at, challenge }): Kept => {
    const target = targetOf(challenge)
    const row = { ...blank(id, period, challenge), target, count: target }
    const reachedAt = new Date(at)
    return { ...row, reachedAt, points: isIn(reachedAt) ? challenge.points : 0 }
  })
  if (!underWay || underWay.count === 0 || !current) return rows
  if (rows.some(({ period }) => period === underWay.period)) return rows
  const { period, count, until } = underWay
  const row = { ...blank(id, period, current), target: targetOf(current), count }
  return [...rows, { ...row, until: until === null ? null : new Date(until) }]
}

const blank = (challengeId: string, period: string, { name, icon, colour }: Challenge) => ({
  ...{ challengeId, period, badge: { name, icon, colour } },
  ...{ until: null, reachedAt: null, points: 0, times: 0 },
})

/** Points that stand otherwise than they should are taken back whole and given anew. */
function settleOne(fared: Fared, wanted: Kept, before: Kept | undefined): void {
  const times = before?.times ?? 0
  if (before?.reachedAt && wanted.reachedAt && before.points === wanted.points) {
    fared.rows.push({ ...wanted, badge: before.badge, times })
    return
  }
  if (before && before.points > 0) fared.bookings.push(bookingOf('take', before))
  const row = { ...wanted, times: wanted.reachedAt ? times + 1 : times }
  if (row.points > 0) fared.bookings.push(bookingOf('give', row))
  fared.rows.push(row)
}

/** What was given under a number is never given under it again, so that the row stays. */
function letGo(fared: Fared, before: Kept): void {
  if (before.points > 0) fared.bookings.push(bookingOf('take', before))
  if (before.times === 0) fared.gone.push(before)
  else fared.rows.push({ ...before, count: 0, until: null, reachedAt: null, points: 0 })
}

const bookingOf = (how: Booking['how'], row: Kept): Booking => ({
  how,
  key: keyOf(row),
  name: row.badge.name,
  points: row.points,
  at: row.reachedAt ?? new Date(0),
})
