// Points for reading a page of the shop.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { isAddress, limitFields } from '../deed-fields.ts'
import { base } from '../fields.ts'

/** A page of the shop itself: a path. */
const pathField = z
  .string()
  .trim()
  .max(300)
  .refine((path) => isAddress(path) && path.startsWith('/'), { params: { problem: 'wrong' } })
  .meta(field('text'))

export const readingSchema = z.object({
  kind: z.literal('reading').meta(field('hidden')),
  ...base,
  path: pathField,
  /** How long it has to be open and seen. */
  seconds: z.number().int().min(5).max(600).meta(field('count')),
  ...limitFields,
})

export type ReadingRule = z.infer<typeof readingSchema>
