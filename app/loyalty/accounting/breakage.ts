// Breakage: the share of points that members are expected never to spend, read off the shop's own
// cohorts. A cohort is what was issued in one month; its age is counted in months, for past orders
// from the month in which their points were given: nobody could spend them before. Points that are
// open beyond the ages seen so far count as still to be spent, so nothing is recognised on hope
// (IFRS 15 B46, ASC 606-10-55-48: only where a reversal is not expected).
//
//   e(k) = expired at age k ÷ issued        over the cohorts old enough to show age k
//   s(k) = spent at age k ÷ issued          likewise
//   b    = Σ e(k)                           breakage of a point when it is issued
//   o(a) = 1 − Σ (e(k) + s(k)), k ≤ a       still open at age a
//   b(a) = Σ e(k), k > a  ÷  o(a)           breakage of a point that is open at age a
//
// These are the volume-weighted increments of the additive (incremental loss ratio) method of
// reserving: Mack, "Measuring the Variability of Chain Ladder Reserve Estimates" (1994), and
// Schmidt, "Methods and Models of Loss Reserving Based on Run-Off Triangles" (2006), section 4.
import { type Month, monthsBetween } from './months.ts'

/** What happened in one month to the points issued in another. */
export interface CohortMove {
  cohort: Month
  month: Month
  issued: number
  spent: number
  expired: number
}

export interface Breakage {
  /** Share of newly issued points expected to expire, in basis points; null: too little to tell. */
  rateBps: number | null
  /** Of the points open now, those expected to expire. */
  expectedPoints: number
  /** Cohorts that have been seen for at least a year or until they were gone. */
  cohorts: number
}

const fewestCohorts = 3
const fewestPoints = 10_000

/** @param last the newest whole month; nothing later is looked at. */
export function estimateBreakage(moves: CohortMove[], last: Month): Breakage {
  const cohorts = cohortsOf(
    moves.filter(({ cohort, month }) => month <= last && cohort <= month),
    last,
  )
  const seen = cohorts.filter(({ age, open }) => age >= 12 || open <= 0)
  const seenPoints = total(seen.map(({ issued }) => issued))
  if (seen.length < fewestCohorts || seenPoints < fewestPoints) {
    return { rateBps: null, expectedPoints: 0, cohorts: seen.length }
  }
  const curve = curveOf(cohorts)
  const expected = total(cohorts.map(({ age, open }) => Math.max(0, open) * curve.openAt(age)))
  return {
    rateBps: Math.round(Math.min(1, curve.expired) * 10_000),
    expectedPoints: Math.round(expected),
    cohorts: seen.length,
  }
}

interface Cohort {
  /** Whole months since the month it was issued in. */
  age: number
  issued: number
  open: number
  spentAt: number[]
  expiredAt: number[]
}

function cohortsOf(moves: CohortMove[], last: Month): Cohort[] {
  const cohorts = new Map<Month, Cohort>()
  const births = birthsOf(moves)
  for (const { cohort: name, month, issued, spent, expired } of moves) {
    const birth = births.get(name) ?? name
    const age = monthsBetween(birth, last)
    const cohort = cohorts.get(name) ?? { age, issued: 0, open: 0, spentAt: [], expiredAt: [] }
    const at = monthsBetween(birth, month)
    cohort.issued += issued
    cohort.open += issued - spent - expired
    cohort.spentAt[at] = (cohort.spentAt[at] ?? 0) + spent
    cohort.expiredAt[at] = (cohort.expiredAt[at] ?? 0) + expired
    cohorts.set(name, cohort)
  }
  return [...cohorts.values()].filter(({ issued }) => issued > 0)
}

/** The first month in which anything of a cohort was booked. */
function birthsOf(moves: CohortMove[]): Map<Month, Month> {
  const births = new Map<Month, Month>()
  for (const { cohort, month } of moves) {
    const known = births.get(cohort)
    if (!known || month < known) births.set(cohort, month)
  }
  return births
}

function curveOf(cohorts: Cohort[]) {
  const oldest = Math.max(...cohorts.map(({ age }) => age))
  const shares = Array.from({ length: oldest + 1 }, (_, k) => {
    const old = cohorts.filter(({ age }) => age >= k)
    const issued = total(old.map((cohort) => cohort.issued))
    return {
      expired: total(old.map(({ expiredAt }) => expiredAt[k] ?? 0)) / issued,
      spent: total(old.map(({ spentAt }) => spentAt[k] ?? 0)) / issued,
    }
  })
  const expired = total(shares.map((share) => share.expired))
  return {
    expired,
    /** Breakage of a point still open at `age`. */
    openAt(age: number): number {
      const past = shares.slice(0, age + 1)
      const open = 1 - total(past.map((share) => share.expired + share.spent))
      const later = total(shares.slice(age + 1).map((share) => share.expired))
      return open <= 0 ? 0 : Math.min(1, Math.max(0, later / open))
    },
  }
}

const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)
