// The figures of a phrase as the reader's language writes them.
import type { Figure } from '../rules/rule-kind.ts'
import {
  formatDate,
  formatFactor,
  formatMoney,
  formatNumber,
  formatPoints,
  listInARow,
  type Speech,
} from './format.ts'
import { stampWords } from './units/stamp-words.ts'
import { say } from './words.ts'

/** Besides what rules name: names as they stand, a day of the shop. */
export type Told = Figure | { name: string } | { names: string[] } | { day: string | Date }

export function writeFigures(
  figures: Record<string, Told>,
  speech: Speech,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, write(figure, speech)]),
  )
}

function write(figure: Told, { locale, currency, pointsName, timeZone = 'UTC' }: Speech): string {
  if ('name' in figure) return figure.name
  if ('names' in figure) return listInARow(figure.names, locale)
  if ('day' in figure) return formatDate(figure.day, locale, timeZone)
  if ('text' in figure) return say(locale, figure.text)
  if ('points' in figure) return formatPoints(figure.points, pointsName, locale)
  if ('stamps' in figure) return formatPoints(figure.stamps, stampWords(locale), locale)
  if ('days' in figure) return say(locale, 'duration.days', { count: figure.days })
  if ('bps' in figure) return formatFactor(figure.bps, locale)
  if ('count' in figure) return formatNumber(figure.count, locale)
  return formatMoney(figure.money, currency, locale, figure.style)
}
