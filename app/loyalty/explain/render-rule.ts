// How one rule came to its number on one order, or why it did not apply: what support staff answer
// "why did I get 120 points?" with.
import type { RuleObstacle } from '../kernel/because.ts'
import {
  type AppliedBecause,
  type RuleBecause,
  type RuleName,
  ruleKind,
} from '../rules/catalogue.ts'
import type { Phrase } from '../rules/rule-kind.ts'
import { formatMoney, formatPoints, type Speech } from './format.ts'
import { ordinalInWords } from './ordinal-in-words.ts'
import { stampWords } from './units/stamp-words.ts'
import { say } from './words.ts'
import { writeFigures } from './write-figures.ts'

const aboutThem: ReadonlySet<RuleObstacle> = new Set([
  'program_in_test',
  'not_joined',
  'paused',
  'excluded',
  'not_in_tier',
  'not_in_segment',
])

export function renderRule(because: RuleBecause, speech: Speech): string {
  const { locale, currency, pointsName } = speech
  const money = (minor: number) => formatMoney(minor, currency, locale)
  if (!because.applied) {
    const { obstacle, placedMinor = 0, minimumMinor = 0, ordinal = 1, n = 1 } = because
    const { audience = '' } = because
    // What is about the reader is said to them.
    if (speech.audience === 'shopper' && aboutThem.has(obstacle))
      return say(locale, `you.${obstacle}`, { audience })
    return say(locale, `rule.obstacle.${obstacle}`, {
      placed: money(placedMinor),
      minimum: money(minimumMinor),
      ordinal: ordinalInWords(ordinal, locale),
      nth: ordinalInWords(n, locale),
      audience,
    })
  }
  const { unlimited, limitedBy = 'order_maximum' } = because
  if (unlimited !== undefined) {
    const unit = givesStamps(because) ? stampWords(locale) : pointsName
    const rule = renderRule({ ...because, quantity: unlimited, unlimited: undefined }, speech)
    return say(locale, `rule.limited.${limitedBy}`, {
      rule,
      amount: formatPoints(because.quantity, unit, locale),
    })
  }
  const { key, figures } = explainApplied(because)
  if (because.tier !== undefined) {
    const factor = { tier: { name: because.tier }, ...figures }
    return say(locale, 'rule.tier', writeFigures(factor, speech))
  }
  const rule = say(locale, `rule.${key}`, writeFigures(figures, speech))
  const { ordinal, paidMember } = because
  const forMember = paidMember ? say(locale, 'rule.as_paid_member', { rule }) : rule
  if (ordinal === undefined) return forMember
  const number = ordinalInWords(ordinal, locale)
  return say(locale, 'rule.as_ordinal', { rule: forMember, ordinal: number })
}

const givesStamps = ({ rule }: AppliedBecause): boolean => ruleKind(rule).cardOf !== undefined

function explainApplied(because: AppliedBecause): Phrase {
  const { onOrder, onPoints } = ruleKind(because.rule)
  const about = onOrder ?? onPoints
  if (!about) throw new Error(`The rule ${because.rule} is not about orders`)
  return about.explain(because)
}

/** Titles of the rules' kinds. */
export const ruleName = (rule: RuleName, locale: string) => say(locale, `rule.name.${rule}`)

/** What the merchant calls it, or its kind's title. */
export const ruleTitle = (
  { kind, title }: { kind: RuleName; title?: string | undefined },
  locale: string,
) => title || ruleName(kind, locale)
