// A fixed number of points for an order, by the order as it was placed; lost when nothing remains.
import type { RuleKind } from '../rule-kind.ts'
import { type OrderRule, orderSchema } from './settings.ts'

export const order: RuleKind<OrderRule> = {
  name: 'order',
  schema: orderSchema,
  evaluate: (rule, { placedMinor }) => {
    const { id: ruleId, points, minimumMinor } = rule
    if (placedMinor < minimumMinor) {
      const obstacle = 'below_minimum'
      return { rule: 'order', ruleId, applied: false, obstacle, minimumMinor, placedMinor }
    }
    const quantity = points
    return { rule: 'order', ruleId, applied: true, points, minimumMinor, placedMinor, quantity }
  },
}
