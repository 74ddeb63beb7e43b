// A fixed number of points every year, from the first year's day on, and about no order.
import type { RuleKind } from '../rule-kind.ts'
import { type AnniversaryRule, anniversarySchema } from './settings.ts'

export const anniversary: RuleKind<AnniversaryRule> = {
  name: 'anniversary',
  schema: anniversarySchema,
  fresh: () => ({ points: 100 }),
  onEvent: { event: 'anniversary', points: ({ points }) => points },
  wayOf: ({ points }) => ({ key: 'anniversary', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
