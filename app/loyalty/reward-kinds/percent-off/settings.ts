// A share off the order, or off what is picked of it; at most so much, where that is set.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, byCard, clashes, discountConditions, moneyField } from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

export const percentOffSchema = z
  .object({
    kind: z.literal('percent_off').meta(field('hidden')),
    ...base,
    ...byCard,
    percent: z.number().int().min(1).max(100).meta(field('percent')),
    /** The most it takes off; null: no limit. */
    maximumMinor: moneyField(1).nullable().default(null).meta(field('money')),
    ...discountConditions,
  })
  .superRefine(refuseClashes(clashes))

export type PercentOff = z.infer<typeof percentOffSchema>
