// A way to earn in one line, as a shopper reads it: "1 point for every $1 spent".
import { type Rule, ruleKind } from '../rules/catalogue.ts'
import { isEverything } from '../rules/scope.ts'
import { scopeInWords } from './changes/scope-in-words.ts'
import { formatMoney, listInARow, type Speech } from './format.ts'
import { ordinalInWords } from './ordinal-in-words.ts'
import { say } from './words.ts'
import { writeFigures } from './write-figures.ts'

export function wayLabel(rule: Rule, speech: Speech): string {
  const { locale } = speech
  const { wayOf, figuresOf } = ruleKind(rule.kind)
  const { key, figures } = wayOf(rule)
  const way = ofOrders(say(locale, `way.${key}`, writeFigures(figures, speech)), rule, locale)
  const held = withMinimum(withConditions(way, rule, locale), figuresOf(rule).minimumMinor, speech)
  const isForPaid = 'paidMembersOnly' in rule && rule.paidMembersOnly
  return isForPaid ? say(locale, 'way.paid_members', { way: held }) : held
}

/** @param tiers names of those that it is for; none: whichever. */
export const forTiers = (way: string, tiers: string[], { locale }: Speech): string =>
  tiers.length > 0 ? say(locale, 'way.for_tiers', { way, tiers: listInARow(tiers, locale) }) : way

/** Which orders of a member it is for. */
function ofOrders(way: string, rule: Rule, locale: string): string {
  const orders = 'orders' in rule ? rule.orders : undefined
  if (!orders) return way
  const ordinal = ordinalInWords(orders.n ?? 1, locale)
  return say(locale, `way.orders.${orders.which}`, { way, ordinal })
}

/** What it takes besides: some products, a discount code. Which code, shoppers are not told. */
function withConditions(way: string, rule: Rule, locale: string): string {
  const { scope, codes = [] } = 'scope' in rule || 'codes' in rule ? rule : {}
  const scoped =
    scope && !isEverything(scope)
      ? say(locale, 'way.scoped', { way, scope: scopeInWords(scope, locale) })
      : way
  return codes.length > 0 ? say(locale, 'way.codes', { way: scoped }) : scoped
}

function withMinimum(way: string, minimumMinor = 0, { locale, currency }: Speech): string {
  if (minimumMinor === 0) return way
  const minimum = formatMoney(minimumMinor, currency, locale, 'short')
  return say(locale, 'way.minimum', { way, minimum })
}
