// Points for agreeing to the newsletter, as Shopify recorded it.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

export const newsletterSchema = z.object({
  kind: z.literal('newsletter').meta(field('hidden')),
  ...base,
})

export type NewsletterRule = z.infer<typeof newsletterSchema>
