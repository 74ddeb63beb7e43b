// How a member fares with the challenges, in words: the same on the storefront and in the admin.
import type { BadgeColour, BadgeIcon } from '../../program/challenges/badges.ts'
import {
  type Challenge,
  type ChallengeSettings,
  type Level,
  levelAt,
  targetOf,
} from '../../program/challenges/challenge-settings.ts'
import type { Faring } from '../../program/challenges/faring.ts'
import { formatDate, formatMoney, formatNumber, type Speech } from '../format.ts'
import { say } from '../words.ts'

export interface ToldChallenge {
  id: string
  /** How far: "2 of 5". */
  progress: string
  percent: number
  /** When the progress is lost or over; null: never. */
  until: string | null
  /** What is to be known of that moment; empty: nothing. */
  hint: string
}

export interface ToldBadge {
  id: string
  name: string
  icon: BadgeIcon
  colour: BadgeColour
  /** On which day, and how often. */
  reached: string
}

export interface ToldChallenges {
  /** Reached so far, each time counted. */
  completed: number
  /** The same in words. */
  completedText: string
  level: { id: string; name: string } | null
  next: { name: string; missing: string; percent: number } | null
  /** Of those that the member is on the way to: nothing was begun of the others. */
  underWay: ToldChallenge[]
  /** The newest first. */
  badges: ToldBadge[]
}

type Settings = Pick<ChallengeSettings, 'challenges' | 'levels'>

export function tellChallenges(
  farings: Faring[],
  { challenges, levels }: Settings,
  { now, speech }: { now: Date; speech: Speech },
): ToldChallenges {
  const reached = farings.filter(({ reachedAt }) => reachedAt !== null)
  const completed = reached.length
  const level = levelAt(levels, completed)
  return {
    completed,
    completedText: say(speech.locale, 'level.completed', { count: completed }),
    level: level && { id: level.id, name: level.name },
    next: tellNext(levels, completed, speech),
    underWay: challenges.flatMap((challenge) => {
      const faring = farings.find((one) => isUnderWay(one, challenge, now))
      return faring ? [tellUnderWay(challenge, faring, speech)] : []
    }),
    badges: badgesOf(reached, speech),
  }
}

const isUnderWay = (
  { challengeId, count, reachedAt, until }: Faring,
  { id }: Challenge,
  now: Date,
): boolean =>
  challengeId === id && reachedAt === null && count > 0 && (until === null || new Date(until) > now)

function tellUnderWay(challenge: Challenge, faring: Faring, speech: Speech): ToldChallenge {
  const { locale, currency, timeZone = 'UTC' } = speech
  const target = targetOf(challenge)
  const count = Math.min(faring.count, target)
  const figure = (value: number) =>
    challenge.kind === 'amount'
      ? formatMoney(value, currency, locale, 'short')
      : formatNumber(value, locale)
  const until = faring.until === null ? null : new Date(faring.until)
  // It ends as a day begins: the one before is the last.
  const date = until && formatDate(new Date(until.getTime() - 1), locale, timeZone)
  const hint = challenge.kind === 'weeks' ? 'challenge.run_until' : 'challenge.ends'
  return {
    id: challenge.id,
    progress: say(locale, 'challenge.progress', { count: figure(count), target: figure(target) }),
    percent: Math.floor((count / target) * 100),
    until: until?.toISOString() ?? null,
    hint: date ? say(locale, hint, { date }) : '',
  }
}

function badgesOf(reached: Faring[], { locale, timeZone = 'UTC' }: Speech): ToldBadge[] {
  const newestFirst = reached.toSorted((one, other) => at(other) - at(one))
  return [...Map.groupBy(newestFirst, ({ challengeId }) => challengeId)].flatMap(([id, times]) => {
    const [last] = times
    if (!last?.reachedAt) return []
    const date = formatDate(last.reachedAt, locale, timeZone)
    const told = { count: times.length, date }
    return [{ id, ...last.badge, reached: say(locale, 'challenge.reached_times', told) }]
  })
}

const at = ({ reachedAt }: Faring): number => (reachedAt ? new Date(reachedAt).getTime() : 0)

function tellNext(levels: Level[], completed: number, { locale }: Speech): ToldChallenges['next'] {
  const next = levels.find((level) => completed < level.completed)
  if (!next) return null
  const { name } = next
  const missing = say(locale, 'level.missing', { name, count: next.completed - completed })
  return { name, missing, percent: Math.floor((completed / next.completed) * 100) }
}
