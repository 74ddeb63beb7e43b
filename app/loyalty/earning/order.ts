// A fixed number of points for an order, by the order as it was placed; lost when nothing remains.
import type { RuleBecause } from '../kernel/because.ts'
import type { OrderRule } from '../program/settings.ts'
import type { Remaining } from './remaining.ts'

export function evaluateOrder(rule: OrderRule, order: Remaining): RuleBecause {
  const { id: ruleId, points, minimumMinor } = rule
  const { placedMinor } = order
  if (placedMinor < minimumMinor) {
    const obstacle = 'below_minimum'
    return { rule: 'order', ruleId, applied: false, obstacle, minimumMinor, placedMinor }
  }
  return {
    rule: 'order',
    ruleId,
    applied: true,
    points,
    minimumMinor,
    placedMinor,
    quantity: points,
  }
}
