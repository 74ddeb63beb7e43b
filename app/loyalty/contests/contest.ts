// A contest: the most points that orders of some days gave. Whoever takes part chose a nickname and
// entered; nobody else is counted, or shown. Pure.
import type { Audience } from '../kernel/audience/audience.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { addDays } from '../kernel/time.ts'

/** Planned, running and waiting ones together. */
export const mostOpenContests = 5
/** How long the storefront says who won. */
export const daysShown = 30

/** Tied: each has the better prize; whoever was there first; their prizes are added and shared. */
export const ties = ['better', 'first', 'split'] as const
export type Tie = (typeof ties)[number]

export interface BoardLine {
  memberId: string
  place: number
  score: number
}

/** A line of the board as pages show it. */
export interface ShownLine {
  contestId: string
  place: number
  /** Null: nobody is shown. */
  name: string | null
  score: number
  /** What was given; 0 before, and for no prize. */
  prize: number
}

export interface Contest {
  id: string
  title: string
  audience: Audience | null
  startsAt: Date
  /** The first moment after it. */
  endsAt: Date
  isMonth: boolean
  repeats: boolean
  /** By place, the best first. */
  prizes: number[]
  tie: Tie
  waitDays: number
  calledOffAt: Date | null
  decidedAt: Date | null
  board: BoardLine[]
}

export type ContestState = 'planned' | 'running' | 'waiting' | 'given' | 'called_off'

type Dated = Pick<Contest, 'startsAt' | 'endsAt' | 'calledOffAt' | 'decidedAt'>

export function stateOfContest(contest: Dated, now: Date): ContestState {
  if (contest.calledOffAt) return 'called_off'
  if (contest.decidedAt) return 'given'
  if (contest.endsAt <= now) return 'waiting'
  return contest.startsAt <= now ? 'running' : 'planned'
}

/** When refunds and late orders have been waited for. */
export const decidesAt = ({ endsAt, waitDays }: Pick<Contest, 'endsAt' | 'waitDays'>): Date =>
  addDays(endsAt, waitDays)

/** Until its last day. Refuses contest_over. */
export function decideEntry(contest: Dated, now: Date): Result<void> {
  const state = stateOfContest(contest, now)
  return state === 'planned' || state === 'running' ? accept(undefined) : refuse('contest_over')
}

/** Without members who are tied for the better prize, which may cost more. */
export const mostGiven = ({ prizes }: Pick<Contest, 'prizes'>): number =>
  prizes.reduce((sum, points) => sum + points, 0)
