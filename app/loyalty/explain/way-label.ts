// A way to earn in one line, as a shopper reads it: "1 point for every $1 spent".
import { type Rule, ruleKind } from '../rules/catalogue.ts'
import { formatMoney, type Speech } from './format.ts'
import { say } from './words.ts'
import { writeFigures } from './write-figures.ts'

export function wayLabel(rule: Rule, speech: Speech): string {
  const { locale, currency } = speech
  const { wayOf, figuresOf } = ruleKind(rule.kind)
  const { key, figures } = wayOf(rule)
  const way = say(locale, `way.${key}`, writeFigures(figures, speech))
  const { minimumMinor = 0 } = figuresOf(rule)
  if (minimumMinor === 0) return way
  const minimum = formatMoney(minimumMinor, currency, locale, 'short')
  return say(locale, 'way.minimum', { way, minimum })
}
