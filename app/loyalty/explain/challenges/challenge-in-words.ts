// Challenges and levels in a few words: "Early bird (Place 2 orders in one month: 100 points)".
import type { Challenge, Level } from '../../program/challenges/challenge-settings.ts'
import { formatMoney, formatPoints, listInARow, type Speech } from '../format.ts'
import { say } from '../words.ts'

export function challengesInWords(challenges: Challenge[], speech: Speech): string {
  const { locale } = speech
  if (challenges.length === 0) return say(locale, 'duration.none')
  return listInARow(
    challenges.map((one) => challengeInWords(one, speech)),
    locale,
  )
}

export function challengeInWords(challenge: Challenge, speech: Speech): string {
  const { locale, pointsName } = speech
  const { name, points } = challenge
  const goal = goalInWords(challenge, speech)
  if (points === 0) return say(locale, 'challenge.is', { name, goal })
  const worth = formatPoints(points, pointsName, locale)
  return say(locale, 'challenge.is_worth', { name, goal, points: worth })
}

/** What it takes. */
export function goalInWords(challenge: Challenge, speech: Speech): string {
  const { locale } = speech
  const goal = say(locale, `challenge.goal.${keyOf(challenge)}`, figuresOf(challenge, speech))
  const { repeats } = challenge
  return repeats === 'once' ? goal : say(locale, `challenge.within.${repeats}`, { goal })
}

const keyOf = (challenge: Challenge): string =>
  challenge.kind === 'pieces' && picksOf(challenge).length > 0 ? 'pieces_of' : challenge.kind

const picksOf = (challenge: Challenge) =>
  challenge.kind === 'pieces' ? [...challenge.products, ...challenge.collections] : []

function figuresOf(
  challenge: Challenge,
  { locale, currency }: Speech,
): Record<string, string | number> {
  if (challenge.kind === 'amount')
    return { amount: formatMoney(challenge.targetMinor, currency, locale, 'short') }
  const titles = picksOf(challenge).map(({ id, title }) => title || id)
  return { count: challenge.target, items: listInARow(titles, locale) }
}

export function levelsInWords(levels: Level[], { locale }: Pick<Speech, 'locale'>): string {
  if (levels.length === 0) return say(locale, 'duration.none')
  return listInARow(
    levels.map((level) => levelInWords(level, locale)),
    locale,
  )
}

export function levelInWords({ name, completed, perk }: Level, locale: string): string {
  const level = say(locale, 'level.from', { name, count: completed })
  return perk === '' ? level : say(locale, 'level.perk', { level, perk })
}
