// A fixed number of points for becoming a member: once, and about no order.
import type { RuleKind } from '../rule-kind.ts'
import { type SignupRule, signupSchema } from './settings.ts'

export const signup: RuleKind<SignupRule> = {
  name: 'signup',
  schema: signupSchema,
  fresh: () => ({ points: 50 }),
  onJoining: ({ points }) => points,
  wayOf: ({ points }) => ({ key: 'signup', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
