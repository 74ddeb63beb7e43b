// Stamps for units that were bought and are left. One that a voucher of ours paid whole was not
// bought, so that the free one does not fill the next card.
import type { Applied, RuleKind } from '../rule-kind.ts'
import { type StampRule, stampSchema } from './settings.ts'

interface StampBecause extends Applied<'stamp'> {
  units: number
  stamps: number
}

export const stamp: RuleKind<StampRule, StampBecause> = {
  name: 'stamp',
  schema: stampSchema,
  fresh: () => ({ stamps: 1, needed: 20, minimumMinor: 0 }),
  onOrder: {
    isForLines: true,
    evaluate: ({ id: ruleId, stamps }, { bought: units, units: all }) => {
      const quantity = stamps * units
      if (quantity === 0) {
        const obstacle = all === 0 ? 'refunded' : 'nothing_counts'
        return { rule: 'stamp', ruleId, applied: false, obstacle }
      }
      return { rule: 'stamp', ruleId, applied: true, units, stamps, quantity }
    },
    explain: ({ quantity, units: count, stamps }) => ({
      key: 'stamp',
      figures: { amount: { stamps: quantity }, number: { count }, rate: { stamps } },
    }),
  },
  cardOf: ({ needed }) => ({ needed }),
  wayOf: ({ stamps }) => ({ key: 'stamp', figures: { amount: { stamps } } }),
  figuresOf: ({ minimumMinor }) => ({ minimumMinor }),
}
