// Points for a customer record that says what the merchant wants to know.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

const wanted = z.boolean().meta(field('switch'))

const fields = z.object({
  kind: z.literal('contact').meta(field('hidden')),
  ...base,
  /** First and last name. */
  needsName: wanted,
  needsPhone: wanted,
  /** A default address with street, town and country. */
  needsAddress: wanted,
})

export type ContactRule = z.infer<typeof fields>

/** One that is in use asks for something: otherwise everybody would be given it for nothing. */
export const contactSchema = fields.superRefine((rule, context) => {
  if (!rule.isOn || rule.needsName || rule.needsPhone || rule.needsAddress) return
  const params = { problem: 'needs_nothing' }
  context.addIssue({ code: 'custom', path: ['needsName'], message: 'needs_nothing', params })
})
