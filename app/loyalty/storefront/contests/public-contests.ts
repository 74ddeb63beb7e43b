// What everybody is told of contests: their terms, and the best by the nicknames they chose. Which
// of its states one is in, a page decides by the clock.
import { type Contest, decidesAt, type ShownLine } from '../../contests/contest.ts'
import { audienceInWords } from '../../explain/reward-conditions.ts'
import type { Texts } from '../../kernel/public-reward.ts'

/** So many are told of, those that end first. */
const mostShown = 3

export interface PublicContest {
  id: string
  title: string
  from: string
  until: string
  /** When the prizes are given. */
  decidesAt: string
  /** Points by place, the best first. */
  prizes: number[]
  tie: Contest['tie']
  /** The next month follows. */
  repeats?: true
  /** By language; left out: everybody. */
  audience?: Texts
  /** The prizes have been given. */
  isGiven?: true
  board: { place: number; name: string | null; points: number; prize?: number }[]
}

/** A member's own. */
export interface OwnContest {
  id: string
  /** Their own points in it. */
  points: number
}

export interface PublicContests {
  /** Left out where there is none. */
  contests?: PublicContest[]
}

export function publicContests(
  contests: Contest[],
  lines: ShownLine[],
  locales: string[],
): PublicContests {
  const open = contests.filter(({ decidedAt }) => !decidedAt)
  const given = contests.filter(({ decidedAt }) => decidedAt).toReversed()
  const shown = [...open, ...given].slice(0, mostShown)
  if (shown.length === 0) return {}
  return {
    contests: shown.map((contest) => {
      const { id, title, startsAt, endsAt, prizes, tie, repeats, audience, decidedAt } = contest
      const board = lines.filter(({ contestId }) => contestId === id)
      return {
        id,
        title,
        from: startsAt.toISOString(),
        until: endsAt.toISOString(),
        decidesAt: decidesAt(contest).toISOString(),
        prizes,
        tie,
        ...(repeats ? { repeats: true } : {}),
        ...(audience ? { audience: textsOf(audience, locales) } : {}),
        ...(decidedAt ? { isGiven: true } : {}),
        board: board.map(({ place, name, score, prize }) => ({
          place,
          name,
          points: score,
          ...(prize > 0 ? { prize } : {}),
        })),
      }
    }),
  }
}

const textsOf = (audience: NonNullable<Contest['audience']>, locales: string[]): Texts =>
  Object.fromEntries(locales.map((locale) => [locale, audienceInWords(audience, locale)]))
