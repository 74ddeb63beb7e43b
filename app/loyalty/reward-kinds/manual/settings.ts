// Something that a person of the shop sees to: a ticket, goods, early access.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, byCard, limits, moneyField, places } from '../fields.ts'

export const manualSchema = z.object({
  kind: z.literal('manual').meta(field('hidden')),
  ...base,
  ...byCard,
  what: z.enum(['goods', 'event', 'content']).default('goods').meta(field('choice')),
  /** Told to the member before they confirm, and once they have it. */
  instructions: z.string().trim().max(500).default('').meta(field('longText')),
  minimumMinor: moneyField(0).default(0).meta(field('hidden')),
  validDays: z.null().default(null).meta(field('hidden')),
  ...places,
  ...limits,
})

export type Manual = z.infer<typeof manualSchema>
