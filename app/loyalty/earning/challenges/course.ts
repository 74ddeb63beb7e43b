// How a member has fared with one challenge, by their orders and friends alone: nothing of the way
// is remembered, so that the same come to the same however they were told. It is reached at the
// first moment at which what was known by then is enough, by the version in force at that moment;
// what is sent back within the days to hold undoes it, later it stays. Pure.
import { addDays } from '../../kernel/time.ts'
import { type Challenge, targetOf } from '../../program/challenges/challenge-settings.ts'
import { goals } from './goals.ts'
import { type Period, periodAt, startOfWeek, weekOf } from './period.ts'
import { countedAt, momentsOfSteps, type Steps } from './steps.ts'

/** What a challenge was from a moment on, in milliseconds; null: it was none. */
export interface Edition {
  from: number
  challenge: Challenge | null
  holdDays: number
}

export interface Reached {
  /** "once", or the month or year that it was reached in. */
  period: string
  at: number
  /** As it was then. */
  challenge: Challenge
}

export interface UnderWay {
  period: string
  count: number
  /** When that much is lost, or over; null: never. */
  until: number | null
}

export interface Course {
  reached: Reached[]
  /** Of the period that runs; null where none does. */
  underWay: UnderWay | null
}

interface Held extends Reached {
  span: Period
  holdsAt: number
}

/** @param editions the earliest first. */
export function runCourse(
  steps: Steps,
  editions: Edition[],
  { now, timeZone }: { now: number; timeZone: string },
): Course {
  const begunAt = editions.find(({ challenge }) => challenge !== null)?.from ?? now
  const reached = new Map<string, Held>()
  for (const moment of momentsOf(steps, editions, now)) {
    letGo(reached, steps, moment)
    const edition = editions.findLast(({ from }) => from <= moment)
    const challenge = edition?.challenge
    const span = challenge && periodAt(challenge, moment, { begunAt, timeZone })
    if (!span || reached.has(span.key)) continue
    if (countOf(challenge, steps, span, moment) < targetOf(challenge)) continue
    const holdsAt = addDays(new Date(moment), edition.holdDays).getTime()
    reached.set(span.key, { period: span.key, at: moment, challenge, span, holdsAt })
  }
  const last = editions.findLast(({ from }) => from <= now)?.challenge
  return {
    reached: [...reached.values()].map(({ period, at, challenge }) => ({ period, at, challenge })),
    underWay: last ? underWayOf(last, steps, { now, timeZone, begunAt }) : null,
  }
}

/** When anything became known: nothing is reached or undone in between. */
function momentsOf(steps: Steps, editions: Edition[], now: number): number[] {
  const all = [...momentsOfSteps(steps), ...editions.map(({ from }) => from)]
  return [...new Set(all)].filter((moment) => moment <= now).sort((one, other) => one - other)
}

function letGo(reached: Map<string, Held>, steps: Steps, moment: number): void {
  for (const [key, { challenge, span, holdsAt }] of reached) {
    if (moment > holdsAt) continue
    if (countOf(challenge, steps, span, moment) < targetOf(challenge)) reached.delete(key)
  }
}

const countOf = (challenge: Challenge, steps: Steps, span: Period, moment: number) =>
  goals[challenge.kind].reached(challenge, countedAt(steps, span, moment))

interface Looked {
  now: number
  timeZone: string
  begunAt: number
}

function underWayOf(
  challenge: Challenge,
  steps: Steps,
  { now, timeZone, begunAt }: Looked,
): UnderWay | null {
  const span = periodAt(challenge, now, { begunAt, timeZone })
  if (!span) return null
  const counted = countedAt(steps, span, now)
  const { reached, underWay } = goals[challenge.kind]
  const ends = Number.isFinite(span.until) ? span.until : null
  if (!underWay) return { period: span.key, count: reached(challenge, counted), until: ends }
  const week = weekOf(now, timeZone)
  const count = underWay(counted, week)
  // A run is lost with the first week that has passed without an order.
  const last = Math.max(week - 1, ...counted.orders.map((one) => one.week))
  const lost = startOfWeek(last + 2, timeZone)
  return { period: span.key, count, until: count === 0 ? ends : Math.min(lost, span.until) }
}
