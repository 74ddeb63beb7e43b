// What anybody may see of a program's challenges and levels.
import { goalInWords, levelInWords } from '../../explain/challenges/challenge-in-words.ts'
import { formatDate, type Speech } from '../../explain/format.ts'
import { say } from '../../explain/words.ts'
import type { Texts } from '../../kernel/public-reward.ts'
import { endOfDate, startOfDate } from '../../kernel/time.ts'
import { badgeColourValues, badgePaths } from '../../program/challenges/badges.ts'
import type { Challenge, ChallengeSettings } from '../../program/challenges/challenge-settings.ts'

interface Dated {
  at: string
  label: string
  labels: Texts
}

export interface PublicChallenge {
  /** What a member's state names it by. */
  id: string
  name: string
  /** The merchant's own words; left out where there are none. */
  about?: string
  /** What it takes. */
  label: string
  labels: Texts
  /** 0: the badge alone. */
  points: number
  badge: PublicBadge
  begins?: Dated
  ends?: Dated
}

/** How a badge is drawn, on a field of 24 by 24. */
export interface PublicBadge {
  path: string
  colour: string
}

export interface PublicLevel {
  id: string
  label: string
  labels: Texts
}

export interface PublicChallenges {
  /** Left out where there are none. */
  challenges?: PublicChallenge[]
  /** The lowest first; left out where there are none. */
  levels?: PublicLevel[]
}

export const badgeOf = ({ icon, colour }: Pick<Challenge, 'icon' | 'colour'>): PublicBadge => ({
  path: badgePaths[icon],
  colour: badgeColourValues[colour],
})

/** Pages leave out by their clock what is over. */
export function publicChallenges(
  settings: Pick<ChallengeSettings, 'challenges' | 'levels'> | null,
  speeches: Speech[],
): PublicChallenges {
  if (!settings || settings.challenges.length === 0) return {}
  const { challenges, levels } = settings
  return {
    challenges: challenges.map((one) => publicOne(one, speeches)),
    ...(levels.length > 0
      ? {
          levels: levels.map((level) => ({
            id: level.id,
            ...labelled(speeches, ({ locale }) => levelInWords(level, locale)),
          })),
        }
      : {}),
  }
}

const zoneOf = (speeches: Speech[]): string => speeches[0]?.timeZone ?? 'UTC'

function publicOne(challenge: Challenge, speeches: Speech[]): PublicChallenge {
  const { id, name, about, points, from, until } = challenge
  const begins = startOfDate(from, zoneOf(speeches))
  const ends = endOfDate(until, zoneOf(speeches))
  return {
    id,
    name,
    ...(about ? { about } : {}),
    ...labelled(speeches, (speech) => goalInWords(challenge, speech)),
    points,
    badge: badgeOf(challenge),
    ...(begins ? { begins: dated(begins, 'challenge.begins', speeches) } : {}),
    ...(ends ? { ends: dated(ends, 'challenge.ends', speeches) } : {}),
  }
}

function dated(at: Date, key: string, speeches: Speech[]): Dated {
  const write = ({ locale, timeZone = 'UTC' }: Speech) =>
    say(locale, key, { date: formatDate(at, locale, timeZone) })
  return { at: at.toISOString(), ...labelled(speeches, write) }
}

function labelled(speeches: Speech[], write: (speech: Speech) => string) {
  const labels = speeches.map((speech) => [speech.locale, write(speech)] as const)
  return { label: labels[0]?.[1] ?? '', labels: Object.fromEntries(labels) as Texts }
}
