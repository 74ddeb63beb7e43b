// Of the rules that apply to one order: which of them count, and how much one order can earn. What
// gives way says so, and is kept like any other reason.
import type { RuleLimit } from '../kernel/because.ts'
import type { AppliedBecause, RuleBecause } from '../rules/catalogue.ts'
import type { EarningSettings } from '../rules/earning-settings.ts'

interface Ranked {
  id: string
  rank: number
}

/** @param rules their ranks: the highest ranks first. */
export function chooseRules(
  becauses: RuleBecause[],
  stacking: EarningSettings['stacking'],
  rules: Ranked[],
): RuleBecause[] {
  return stacking === 'all' ? becauses : keepOne(becauses, stacking, rules)
}

function keepOne(
  becauses: RuleBecause[],
  stacking: 'best' | 'priority',
  rules: Ranked[],
): RuleBecause[] {
  const ranks = new Map(rules.map(({ id, rank }) => [id, rank]))
  const rankOf = (one: AppliedBecause) => (stacking === 'best' ? 0 : (ranks.get(one.ruleId) ?? 0))
  const first = becauses
    .filter((one): one is AppliedBecause => one.applied)
    .toSorted((one, other) => rankOf(other) - rankOf(one) || other.quantity - one.quantity)[0]
  return becauses.map((one) =>
    !one.applied || one === first
      ? one
      : { rule: one.rule, ruleId: one.ruleId, applied: false, obstacle: 'outranked' },
  )
}

/** The most that all rules together can give; `by` names what says so. */
export interface Limit {
  by: Exclude<RuleLimit, 'rule_maximum'>
  most: number
}

/** Rules give in their order until the limit is reached. */
export function limitRules(becauses: RuleBecause[], { by, most }: Limit): RuleBecause[] {
  let left = most
  return becauses.map((one) => {
    if (!one.applied) return one
    const quantity = Math.min(one.quantity, left)
    left -= quantity
    const { rule, ruleId, campaign, tier } = one
    const named = {
      ...(campaign === undefined ? {} : { campaign }),
      ...(tier === undefined ? {} : { tier }),
    }
    if (quantity === 0) return { rule, ruleId, ...named, applied: false, obstacle: by }
    return limited(one, quantity, by)
  })
}

/** What one rule gives by itself, held to its own maximum. */
export const limitRule = (one: RuleBecause, maximum: number | null): RuleBecause =>
  !one.applied || maximum === null
    ? one
    : limited(one, Math.min(one.quantity, maximum), 'rule_maximum')

function limited(one: AppliedBecause, quantity: number, limitedBy: RuleLimit): AppliedBecause {
  if (quantity === one.quantity) return one
  return { ...one, quantity, unlimited: one.unlimited ?? one.quantity, limitedBy }
}
