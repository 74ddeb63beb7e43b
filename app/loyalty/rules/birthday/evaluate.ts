// A fixed number of points once a year, on a day that members tell, and about no order.
import type { RuleKind } from '../rule-kind.ts'
import { type BirthdayRule, birthdaySchema } from './settings.ts'

export const birthday: RuleKind<BirthdayRule> = {
  name: 'birthday',
  schema: birthdaySchema,
  fresh: () => ({ points: 100, leadDays: 14, asksYear: false, asksGender: false }),
  onEvent: { event: 'birthday', points: ({ points }) => points },
  asksOfMembers: ({ leadDays, asksYear, asksGender }) => ({ leadDays, asksYear, asksGender }),
  wayOf: ({ points, leadDays }) => ({
    key: 'birthday',
    figures: { amount: { points }, lead: { days: Math.max(1, leadDays) } },
  }),
  figuresOf: () => ({}),
}
