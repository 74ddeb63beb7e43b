// Of the rules that apply to one order: which of them count, and how much one order can earn. What
// gives way says so, and is kept like any other reason.
import type { AppliedBecause, RuleBecause } from '../rules/catalogue.ts'
import type { EarningSettings } from '../rules/earning-settings.ts'

/** @param ranks of the rules, by id: the highest ranks first. */
export function chooseRules(
  becauses: RuleBecause[],
  { stacking, orderMaximum }: Pick<EarningSettings, 'stacking' | 'orderMaximum'>,
  ranks: Map<string, number>,
): RuleBecause[] {
  const chosen = stacking === 'all' ? becauses : keepOne(becauses, stacking, ranks)
  return orderMaximum === null ? chosen : limit(chosen, orderMaximum)
}

function keepOne(
  becauses: RuleBecause[],
  stacking: 'best' | 'priority',
  ranks: Map<string, number>,
): RuleBecause[] {
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

/** Rules give in their order until the maximum is reached. */
function limit(becauses: RuleBecause[], orderMaximum: number): RuleBecause[] {
  let left = orderMaximum
  return becauses.map((one) => {
    if (!one.applied) return one
    const quantity = Math.min(one.quantity, left)
    left -= quantity
    if (quantity === one.quantity) return one
    const { rule, ruleId } = one
    if (quantity === 0) return { rule, ruleId, applied: false, obstacle: 'order_maximum' }
    return { ...one, quantity, unlimited: one.quantity }
  })
}
