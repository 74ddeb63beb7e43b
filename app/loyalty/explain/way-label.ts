// A way to earn in one line, as a shopper reads it: "1 point for every $1 spent".
import type { Rule } from '../program/settings.ts'
import { formatMoney, formatPoints, type Speech } from './format.ts'
import { say } from './words.ts'

export function wayLabel(rule: Rule, speech: Speech): string {
  const { locale, currency, pointsName } = speech
  const money = (minor: number) => formatMoney(minor, currency, locale, 'short')
  const amount = formatPoints(rule.points, pointsName, locale)
  if (rule.kind === 'signup') return say(locale, 'way.signup', { amount })
  const way =
    rule.kind === 'spend'
      ? say(locale, 'way.spend', { amount, per: money(rule.perMinor) })
      : say(locale, 'way.order', { amount })
  if (rule.minimumMinor === 0) return way
  return say(locale, 'way.minimum', { way, minimum: money(rule.minimumMinor) })
}
