// Points for money: so many for every `perMinor` of what remains of the order.
import { proportion } from '../../kernel/rounding.ts'
import type { RuleKind } from '../rule-kind.ts'
import { type SpendRule, spendSchema } from './settings.ts'

export const spend: RuleKind<SpendRule> = {
  name: 'spend',
  schema: spendSchema,
  evaluate: (rule, order, rounding) => {
    const { id: ruleId, points, perMinor, minimumMinor } = rule
    const { placedMinor, countedMinor: basisMinor } = order
    if (placedMinor < minimumMinor) {
      const obstacle = 'below_minimum'
      return { rule: 'spend', ruleId, applied: false, obstacle, minimumMinor, placedMinor }
    }
    const quantity = proportion(basisMinor, points, perMinor, rounding)
    if (quantity === 0) {
      return { rule: 'spend', ruleId, applied: false, obstacle: 'nothing_counts' }
    }
    return {
      rule: 'spend',
      ruleId,
      applied: true,
      basisMinor,
      points,
      perMinor,
      rounding,
      quantity,
    }
  },
}
