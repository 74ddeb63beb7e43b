// Points for coming by several days, or weeks, in a row.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

export const visitsSchema = z.object({
  kind: z.literal('visits').meta(field('hidden')),
  ...base,
  /** So many in a row. */
  length: z.number().int().min(2).max(60).meta(field('count')),
  unit: z.enum(['day', 'week']).meta(field('choice')),
})

export type VisitsRule = z.infer<typeof visitsSchema>
