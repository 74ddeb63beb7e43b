// Points for money: so many for every `perMinor` of what remains of the order.
import type { Rounding } from '../../kernel/because.ts'
import { proportion } from '../../kernel/rounding.ts'
import type { Applied, RuleKind } from '../rule-kind.ts'
import { type SpendRule, spendSchema } from './settings.ts'

interface SpendBecause extends Applied<'spend'> {
  basisMinor: number
  points: number
  perMinor: number
  rounding: Rounding
}

export const spend: RuleKind<SpendRule, SpendBecause> = {
  name: 'spend',
  schema: spendSchema,
  onOrder: {
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
      const figures = { basisMinor, points, perMinor, rounding, quantity }
      return { rule: 'spend', ruleId, applied: true, ...figures }
    },
    explain: ({ quantity, basisMinor, points, perMinor, rounding }) => ({
      key: 'spend',
      figures: {
        amount: { points: quantity },
        basis: { money: basisMinor },
        rate: { points },
        per: { money: perMinor, style: 'short' },
        rounding: { text: `rule.rounding.${rounding}` },
      },
    }),
  },
  wayOf: ({ points, perMinor }) => ({
    key: 'spend',
    figures: { amount: { points }, per: { money: perMinor, style: 'short' } },
  }),
  figuresOf: ({ perMinor, minimumMinor }) => ({ perMinor, minimumMinor }),
}
