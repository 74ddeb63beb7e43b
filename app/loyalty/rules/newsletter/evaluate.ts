// Once ever, for consent that Shopify recorded while the rule was in force: whoever had agreed
// before, or agrees again after leaving, is given nothing.
import { onceEver } from '../deed-fields.ts'
import type { RuleKind } from '../rule-kind.ts'
import { type NewsletterRule, newsletterSchema } from './settings.ts'

export const newsletter: RuleKind<NewsletterRule> = {
  name: 'newsletter',
  schema: newsletterSchema,
  fresh: () => ({ points: 50 }),
  onEvent: { event: 'newsletter', points: ({ points }) => points },
  deed: {
    knownBy: 'consent',
    limitOf: () => onceEver,
    waits: () => false,
    publicOf: () => ({}),
  },
  wayOf: ({ points }) => ({ key: 'newsletter', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
