// A fixed number of points that last for a few days, and about no order but that there was none.
import type { RuleKind } from '../rule-kind.ts'
import { type WinbackRule, winbackSchema } from './settings.ts'

export const winback: RuleKind<WinbackRule> = {
  name: 'winback',
  schema: winbackSchema,
  fresh: () => ({ points: 100, lapseDays: 90, spendDays: 30 }),
  onEvent: { event: 'winback', points: ({ points }) => points },
  lapseOf: ({ lapseDays, spendDays }) => ({ lapseDays, spendDays }),
  wayOf: ({ points, lapseDays, spendDays }) => ({
    key: 'winback',
    figures: { amount: { points }, lapse: { days: lapseDays }, spend: { days: spendDays } },
  }),
  figuresOf: () => ({}),
}
