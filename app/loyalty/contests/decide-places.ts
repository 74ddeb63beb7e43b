// From scores to places to prizes. Whoever has as much is tied; who comes after two that are tied
// for the first place is the third. Pure.
import type { Tie } from './contest.ts'

export interface Score {
  memberId: string
  /** Points, net of refunds. */
  score: number
  /** When it was reached: the last order that counts for it was placed. */
  reachedAt: Date
}

export interface Placed {
  memberId: string
  place: number
  score: number
  /** The prize; 0: none. */
  points: number
}

/** Whoever has no points has no place. */
export function decidePlaces(
  scores: readonly Score[],
  { prizes, tie }: { prizes: readonly number[]; tie: Tie },
): Placed[] {
  const ranked = scores.filter(({ score }) => score > 0).toSorted(byRank(tie))
  return groups(ranked, tie).flatMap((group) => {
    const place = ranked.indexOf(group[0] as Score) + 1
    const points = prizeOf(prizes, { place, members: group.length, tie })
    return group.map(({ memberId, score }) => ({ memberId, place, score, points }))
  })
}

/** At the same moment too, whoever has the lesser id is before: nobody can choose theirs. */
const byRank = (tie: Tie) => (a: Score, b: Score) =>
  b.score - a.score ||
  (tie === 'first' ? a.reachedAt.getTime() - b.reachedAt.getTime() : 0) ||
  (a.memberId < b.memberId ? -1 : 1)

function groups(ranked: Score[], tie: Tie): Score[][] {
  if (tie === 'first') return ranked.map((one) => [one])
  const tied: Score[][] = []
  for (const one of ranked) {
    const last = tied.at(-1)
    if (last?.[0]?.score === one.score) last.push(one)
    else tied.push([one])
  }
  return tied
}

interface Tied {
  place: number
  members: number
  tie: Tie
}

/** Shared prizes are rounded down: what the division leaves is given to nobody. */
function prizeOf(prizes: readonly number[], { place, members, tie }: Tied): number {
  if (tie !== 'split') return prizes[place - 1] ?? 0
  const theirs = prizes.slice(place - 1, place - 1 + members)
  return Math.floor(theirs.reduce((sum, points) => sum + points, 0) / members)
}
