// A visitor counts once. Browsers can be emptied, so nobody can verify that it is somebody new; the
// limit of a day keeps that small.
import type { RuleKind } from '../rule-kind.ts'
import { type ShareRule, shareSchema } from './settings.ts'

export const share: RuleKind<ShareRule> = {
  name: 'share',
  schema: shareSchema,
  fresh: () => ({ points: 5, times: 3, period: 'day' }),
  onEvent: { event: 'share', points: ({ points }) => points },
  deed: {
    knownBy: 'link',
    limitOf: ({ times, period }) => ({ times, period }),
    waits: () => false,
    publicOf: () => ({}),
  },
  wayOf: ({ points }) => ({ key: 'share', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
