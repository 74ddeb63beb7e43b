// What each kind of goal counts. Orders and friends are those of one period, as they counted at the
// moment that is looked at; what counts nothing any more is not among them. Pure.
import type { Challenge, GoalKind } from '../../program/challenges/challenge-settings.ts'
import { everything, type ReadyScope, readyScope } from '../../rules/scope.ts'

export interface CountedNow {
  /** When it was placed, in milliseconds. */
  at: number
  /** Of the shop's clock, counted through: the next Monday's is one more. */
  week: number
  spendMinor: number
  unitsIn(scope: ReadyScope): number
}

export interface Counted {
  orders: CountedNow[]
  /** How many were brought, and have held. */
  friends: number
}

export interface Goal {
  /** What was reached at best: what says whether the goal is, or still is. */
  reached(challenge: Challenge, counted: Counted): number
  /** How far somebody is on the way, in the week that runs. Left out: as far as was reached. */
  underWay?(counted: Counted, week: number): number
}

const scopes = new WeakMap<Challenge, ReadyScope>()

function scopeOf(challenge: Challenge): ReadyScope {
  if (challenge.kind !== 'pieces') return readyScope(everything)
  const { products, collections } = challenge
  const scope = scopes.get(challenge) ?? readyScope({ ...everything, products, collections })
  scopes.set(challenge, scope)
  return scope
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Lengths of runs of weeks without a gap, each with its last week. */
function runsOf(orders: CountedNow[]): { last: number; weeks: number }[] {
  const weeks = [...new Set(orders.map(({ week }) => week))].sort((one, other) => one - other)
  const runs: { last: number; weeks: number }[] = []
  for (const week of weeks) {
    const run = runs.at(-1)
    if (run?.last === week - 1) Object.assign(run, { last: week, weeks: run.weeks + 1 })
    else runs.push({ last: week, weeks: 1 })
  }
  return runs
}

export const goals: Record<GoalKind, Goal> = {
  orders: { reached: (_, { orders }) => orders.length },
  pieces: {
    reached: (challenge, { orders }) =>
      sum(orders.map(({ unitsIn }) => unitsIn(scopeOf(challenge)))),
  },
  weeks: {
    reached: (_, { orders }) => Math.max(0, ...runsOf(orders).map(({ weeks }) => weeks)),
    // The week that runs may still have its order.
    underWay: ({ orders }, week) => runsOf(orders).find(({ last }) => last >= week - 1)?.weeks ?? 0,
  },
  amount: { reached: (_, { orders }) => sum(orders.map(({ spendMinor }) => spendMinor)) },
  friends: { reached: (_, { friends }) => friends },
}
