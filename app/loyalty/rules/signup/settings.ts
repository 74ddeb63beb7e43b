// Points for becoming a member.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base } from '../fields.ts'
import type { RuleKind } from '../rule-kind.ts'

export const signupSchema = z.object({
  kind: z.literal('signup').meta(field('hidden')),
  ...base,
})

export type SignupRule = z.infer<typeof signupSchema>

/** About no order: a joining is valued by itself (earning/signup). */
export const signup: RuleKind<SignupRule> = { name: 'signup', schema: signupSchema }
