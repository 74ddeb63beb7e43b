// Points for a product review that a review app, or the merchant's own flow, reports.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { limitFields } from '../deed-fields.ts'
import { base } from '../fields.ts'

export const reviewSchema = z.object({
  kind: z.literal('review').meta(field('hidden')),
  ...base,
  ...limitFields,
  /** Somebody looks at each before it counts. */
  isApprovedByHand: z.boolean().meta(field('switch')),
})

export type ReviewRule = z.infer<typeof reviewSchema>
