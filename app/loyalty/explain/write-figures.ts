// The figures of a rule's phrase as the reader's language writes them.
import type { Figure } from '../rules/rule-kind.ts'
import { formatMoney, formatPoints, type Speech } from './format.ts'
import { say } from './words.ts'

export function writeFigures(
  figures: Record<string, Figure>,
  speech: Speech,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, write(figure, speech)]),
  )
}

function write(figure: Figure, { locale, currency, pointsName }: Speech): string {
  if ('text' in figure) return say(locale, figure.text)
  if ('points' in figure) return formatPoints(figure.points, pointsName, locale)
  return formatMoney(figure.money, currency, locale, figure.style)
}
