// Whom something is for: everybody, those who hold one of some tiers, or the members of a segment.
// Campaigns, rewards and claim links have one. Pure.
import { z } from 'zod'
import { field, pickedSchema } from '../settings-fields.ts'

export const audienceFields = z.object({
  who: z.enum(['everyone', 'tiers', 'segment']).default('everyone').meta(field('choice')),
  tiers: z
    .array(pickedSchema)
    .max(50)
    .default([])
    .meta(field('tiers', { who: 'tiers' })),
  /** Its id, in digits; null, or empty: none was chosen yet. */
  segment: z
    .string()
    .regex(/^\d{0,9}$/)
    .nullable()
    .default(null)
    .meta(field('segment', { who: 'segment' })),
})

export type Audience =
  | { who: 'tiers'; tiers: z.infer<typeof pickedSchema>[]; segment: null }
  | { who: 'segment'; tiers: []; segment: string }

/** Left out where it is everybody. */
export const audienceSchema = audienceFields
  .superRefine(({ who, tiers, segment }, context) => {
    const refuse = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], params: { problem: 'pick' } })
    if (who === 'tiers' && tiers.length === 0) refuse('tiers')
    if (who === 'segment' && !segment) refuse('segment')
  })
  .transform(({ who, tiers, segment }): Audience | undefined => {
    if (who === 'tiers') return { who, tiers, segment: null }
    return who === 'segment' ? { who, tiers: [], segment: segment ?? '' } : undefined
  })

/** The segment that it is; null: none. */
export const segmentOf = (audience: Audience | undefined): number | null =>
  audience?.who === 'segment' ? Number(audience.segment) : null
