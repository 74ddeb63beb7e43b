// For each product once, however it was rated: the rating is never asked for, so that points can
// never depend on it.
import type { RuleKind } from '../rule-kind.ts'
import { type ReviewRule, reviewSchema } from './settings.ts'

export const review: RuleKind<ReviewRule> = {
  name: 'review',
  schema: reviewSchema,
  fresh: () => ({ points: 50, times: 5, period: 'month', isApprovedByHand: false }),
  onEvent: { event: 'review', points: ({ points }) => points },
  deed: {
    knownBy: 'report',
    limitOf: ({ times, period }) => ({ times, period }),
    waits: ({ isApprovedByHand }) => isApprovedByHand,
    publicOf: () => ({}),
  },
  wayOf: ({ points }) => ({ key: 'review', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
