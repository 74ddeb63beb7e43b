// Points for each visitor that a member's own link brings.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { limitFields } from '../deed-fields.ts'
import { base } from '../fields.ts'

export const shareSchema = z.object({
  kind: z.literal('share').meta(field('hidden')),
  ...base,
  ...limitFields,
})

export type ShareRule = z.infer<typeof shareSchema>
