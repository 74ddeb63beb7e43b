// Once ever, for a record that Shopify says is complete when the member asks. What is in it is
// looked at and not kept.
import { onceEver } from '../deed-fields.ts'
import type { RuleKind } from '../rule-kind.ts'
import { type ContactRule, contactSchema } from './settings.ts'

export const contact: RuleKind<ContactRule> = {
  name: 'contact',
  schema: contactSchema,
  fresh: () => ({ points: 25, needsName: true, needsPhone: false, needsAddress: true }),
  onEvent: { event: 'contact', points: ({ points }) => points },
  deed: {
    knownBy: 'record',
    limitOf: () => onceEver,
    waits: () => false,
    publicOf: () => ({}),
    recordOf: ({ needsName, needsPhone, needsAddress }) => ({
      needsName,
      needsPhone,
      needsAddress,
    }),
  },
  wayOf: ({ points }) => ({ key: 'contact', figures: { amount: { points } } }),
  figuresOf: () => ({}),
}
