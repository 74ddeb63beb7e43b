// Points for whatever else the merchant asks of members: following a profile, a photo, an answer.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { addressField, limitFields } from '../deed-fields.ts'
import { base } from '../fields.ts'

export const taskSchema = z.object({
  kind: z.literal('task').meta(field('hidden')),
  ...base,
  /** Where it is done; empty: nowhere in particular. */
  url: z.union([z.literal(''), addressField]).meta(field('text')),
  /** What they are asked to write, such as their name there; empty: a few words. */
  noteLabel: z.string().trim().max(80).meta(field('text')),
  ...limitFields,
})

export type TaskRule = z.infer<typeof taskSchema>
