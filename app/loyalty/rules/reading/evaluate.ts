// The shop's page tells that it was open and seen for so long. Nobody can verify that it was read.
import type { RuleKind } from '../rule-kind.ts'
import { type ReadingRule, readingSchema } from './settings.ts'

export const reading: RuleKind<ReadingRule> = {
  name: 'reading',
  schema: readingSchema,
  fresh: () => ({ points: 10, path: '/blogs/news', seconds: 20, times: 1, period: 'ever' }),
  onEvent: { event: 'reading', points: ({ points }) => points },
  deed: {
    knownBy: 'page',
    isNamed: true,
    limitOf: ({ times, period }) => ({ times, period }),
    waits: () => false,
    publicOf: ({ title, path, seconds }) => ({ ...(title ? { title } : {}), url: path, seconds }),
  },
  wayOf: ({ points }) => ({ key: 'reading', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
