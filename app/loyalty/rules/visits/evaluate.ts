// Each time that a row of days or weeks is full, by the shop's clock; the next row begins anew.
import type { RuleKind } from '../rule-kind.ts'
import { type VisitsRule, visitsSchema } from './settings.ts'

export const visits: RuleKind<VisitsRule> = {
  name: 'visits',
  schema: visitsSchema,
  fresh: () => ({ points: 20, length: 3, unit: 'day' }),
  onEvent: { event: 'visits', points: ({ points }) => points },
  deed: {
    knownBy: 'visit',
    limitOf: ({ unit }) => ({ times: 1, period: unit }),
    waits: () => false,
    publicOf: () => ({}),
    streakOf: ({ length, unit }) => ({ length, unit }),
  },
  wayOf: ({ points, length, unit }) => ({
    key: unit === 'day' ? 'visits' : 'visits_weeks',
    figures: { amount: { points }, count: { count: length } },
  }),
  figuresOf: () => ({}),
}
