// Points for a customer record that says what the merchant wants to know.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

const wanted = z.boolean().meta(field('switch'))

export const contactSchema = z.object({
  kind: z.literal('contact').meta(field('hidden')),
  ...base,
  /** First and last name. */
  needsName: wanted,
  needsPhone: wanted,
  /** A default address with street, town and country. */
  needsAddress: wanted,
})

export type ContactRule = z.infer<typeof contactSchema>
