// Where a member lives, as far as it was told: the country alone, and where they live now.
import { z } from 'zod'
import { countryCodes } from '../../../kernel/country-codes.ts'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'

const known = new Set<string>(countryCodes)

const schema = z.object({
  kind: z.literal('country'),
  countries: z
    .array(z.string().refine((code) => known.has(code), { params: { problem: 'wrong' } }))
    .min(1)
    .max(known.size)
    .meta(field('countries')),
})

export type Country = z.infer<typeof schema>

export const country: ConditionKind<Country> = {
  name: 'country',
  schema,
  fresh: { countries: [] },
}
