// In which language a member used the storefront last. When it changed is not kept.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'

const schema = z.object({
  kind: z.literal('language'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .min(1)
    .max(50)
    .meta(field('languages')),
})

export type LanguageSpoken = z.infer<typeof schema>

export const language: ConditionKind<LanguageSpoken> = {
  name: 'language',
  schema,
  fresh: { languages: [] },
}
