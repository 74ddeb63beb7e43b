// Points for money: so many for every `perMinor` of what remains of the order.
import type { Rounding, RuleBecause } from '../kernel/because.ts'
import { proportion } from '../kernel/rounding.ts'
import type { SpendRule } from '../program/settings.ts'
import type { Remaining } from './remaining.ts'

export function evaluateSpend(rule: SpendRule, order: Remaining, rounding: Rounding): RuleBecause {
  const { id: ruleId, points, perMinor, minimumMinor } = rule
  const { placedMinor, countedMinor: basisMinor } = order
  if (placedMinor < minimumMinor) {
    const obstacle = 'below_minimum'
    return { rule: 'spend', ruleId, applied: false, obstacle, minimumMinor, placedMinor }
  }
  const quantity = proportion(basisMinor, points, perMinor, rounding)
  if (quantity === 0) return { rule: 'spend', ruleId, applied: false, obstacle: 'nothing_counts' }
  return { rule: 'spend', ruleId, applied: true, basisMinor, points, perMinor, rounding, quantity }
}
