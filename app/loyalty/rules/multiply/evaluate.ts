// More points than other rules give: what they gave, each already rounded, times a factor. The
// product is rounded once more, and what it is more than they gave is this rule's own amount.
import type { Rounding } from '../../kernel/because.ts'
import { proportion } from '../../kernel/rounding.ts'
import type { Applied, RuleKind } from '../rule-kind.ts'
import { type MultiplyRule, multiplySchema } from './settings.ts'

interface MultiplyBecause extends Applied<'multiply'> {
  /** What other rules gave for what this one is about. */
  base: number
  multiplierBps: number
  rounding: Rounding
}

const wholeBps = 10_000

export const multiply: RuleKind<MultiplyRule, MultiplyBecause> = {
  name: 'multiply',
  schema: multiplySchema,
  inCampaigns: true,
  fresh: () => ({ multiplierBps: 2 * wholeBps, minimumMinor: 0 }),
  onPoints: {
    evaluate: ({ id: ruleId, multiplierBps }, base, rounding) => {
      const quantity = proportion(base, multiplierBps, wholeBps, rounding) - base
      if (quantity === 0) {
        const obstacle = base === 0 ? 'nothing_to_multiply' : 'too_little'
        return { rule: 'multiply', ruleId, applied: false, obstacle }
      }
      return { rule: 'multiply', ruleId, applied: true, base, multiplierBps, rounding, quantity }
    },
    explain: ({ quantity, base, multiplierBps, rounding }) => ({
      key: 'multiply',
      figures: {
        amount: { points: quantity },
        base: { points: base },
        factor: { bps: multiplierBps },
        rounding: { text: `rule.rounding.${rounding}` },
      },
    }),
  },
  wayOf: ({ multiplierBps }) => ({ key: 'multiply', figures: { factor: { bps: multiplierBps } } }),
  figuresOf: ({ minimumMinor }) => ({ minimumMinor }),
}
