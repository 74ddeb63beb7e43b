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
  fresh: (unitMinor) => ({ points: 1, perMinor: unitMinor, minimumMinor: 0 }),
  onOrder: {
    isForLines: true,
    evaluate: ({ id: ruleId, points, perMinor }, { countedMinor: basisMinor }, rounding) => {
      const quantity = proportion(basisMinor, points, perMinor, rounding)
      if (quantity === 0) {
        const obstacle = basisMinor > 0 ? 'too_little' : 'nothing_counts'
        return { rule: 'spend', ruleId, applied: false, obstacle }
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
