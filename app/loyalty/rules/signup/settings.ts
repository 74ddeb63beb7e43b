// Points for becoming a member.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'

export const signupSchema = z.object({
  kind: z.literal('signup').meta(field('hidden')),
  ...base,
})

export type SignupRule = z.infer<typeof signupSchema>
