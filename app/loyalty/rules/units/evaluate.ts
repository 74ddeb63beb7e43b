// Points for things: so many for each unit that is left of what the rule is about, whatever was
// paid for it.
import type { Applied, RuleKind } from '../rule-kind.ts'
import { type UnitsRule, unitsSchema } from './settings.ts'

interface UnitsBecause extends Applied<'units'> {
  units: number
  points: number
}

export const units: RuleKind<UnitsRule, UnitsBecause> = {
  name: 'units',
  schema: unitsSchema,
  inCampaigns: true,
  fresh: () => ({ points: 10, minimumMinor: 0 }),
  onOrder: {
    isForLines: true,
    evaluate: ({ id: ruleId, points }, order) => {
      const quantity = points * order.units
      if (quantity === 0) return { rule: 'units', ruleId, applied: false, obstacle: 'refunded' }
      return { rule: 'units', ruleId, applied: true, units: order.units, points, quantity }
    },
    explain: ({ quantity, units: count, points }) => ({
      key: 'units',
      figures: { amount: { points: quantity }, number: { count }, rate: { points } },
    }),
  },
  wayOf: ({ points }) => ({ key: 'units', figures: { amount: { points } } }),
  figuresOf: ({ minimumMinor }) => ({ minimumMinor }),
}
