// Points on the day of the year on which a member joined.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

export const anniversarySchema = z.object({
  kind: z.literal('anniversary').meta(field('hidden')),
  ...base,
})

export type AnniversaryRule = z.infer<typeof anniversarySchema>
