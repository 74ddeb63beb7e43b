// How one rule came to its number on one order, or why it did not apply: what support staff answer
// "why did I get 120 points?" with.
import {
  type AppliedBecause,
  type RuleBecause,
  type RuleName,
  ruleKind,
} from '../rules/catalogue.ts'
import type { Phrase } from '../rules/rule-kind.ts'
import { formatMoney, formatPoints, type Speech } from './format.ts'
import { say } from './words.ts'
import { writeFigures } from './write-figures.ts'

export function renderRule(because: RuleBecause, speech: Speech): string {
  const { locale, currency, pointsName } = speech
  const money = (minor: number) => formatMoney(minor, currency, locale)
  if (!because.applied) {
    return say(locale, `rule.obstacle.${because.obstacle}`, {
      placed: money(because.placedMinor ?? 0),
      minimum: money(because.minimumMinor ?? 0),
    })
  }
  const { unlimited } = because
  if (unlimited !== undefined) {
    const rule = renderRule({ ...because, quantity: unlimited, unlimited: undefined }, speech)
    return say(locale, 'rule.limited', {
      rule,
      amount: formatPoints(because.quantity, pointsName, locale),
    })
  }
  const { key, figures } = explainApplied(because)
  return say(locale, `rule.${key}`, writeFigures(figures, speech))
}

function explainApplied(because: AppliedBecause): Phrase {
  const { onOrder } = ruleKind(because.rule)
  if (!onOrder) throw new Error(`The rule ${because.rule} is not about orders`)
  return onOrder.explain(because)
}

/** Titles of the rules' kinds. */
export const ruleName = (rule: RuleName, locale: string) => say(locale, `rule.name.${rule}`)
