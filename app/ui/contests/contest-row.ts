import { type Contest, decidesAt, stateOfContest } from '../../loyalty/contests/contest.ts'
import type { ContestRow } from './contests-data.ts'

/** As a page is given it. */
export function toContestRow(contest: Contest, entrants: number, now: Date): ContestRow {
  const { id, title, startsAt, endsAt, repeats, prizes, tie, waitDays } = contest
  return {
    id,
    title,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    decidesAt: decidesAt(contest).toISOString(),
    repeats,
    prizes,
    tie,
    waitDays,
    state: stateOfContest(contest, now),
    entrants,
  }
}
