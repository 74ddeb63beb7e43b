// How one rule came to its number on one order, or why it did not apply: what support staff answer
// "why did I get 120 points?" with.
import type { RuleBecause } from '../kernel/because.ts'
import { formatMoney, formatPoints, type Speech } from './format.ts'
import { say } from './words.ts'

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
  const amount = formatPoints(because.quantity, pointsName, locale)
  if (because.rule === 'spend') {
    return say(locale, 'rule.spend', {
      amount,
      basis: money(because.basisMinor),
      rate: formatPoints(because.points, pointsName, locale),
      per: formatMoney(because.perMinor, currency, locale, 'short'),
      rounding: say(locale, `rule.rounding.${because.rounding}`),
    })
  }
  if (because.minimumMinor === 0) return say(locale, 'rule.order', { amount })
  return say(locale, 'rule.order_minimum', {
    amount,
    placed: money(because.placedMinor),
    minimum: money(because.minimumMinor),
  })
}

/** Titles of the rules' kinds. */
export const ruleName = (rule: 'spend' | 'order' | 'signup', locale: string) =>
  say(locale, `rule.name.${rule}`)
