// Which gender a member told, where they liked to: nobody's is guessed, and whoever told none is in
// no segment that asks for one.
import { z } from 'zod'
import { genders } from '../../../kernel/audience/genders.ts'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'

const schema = z.object({
  kind: z.literal('gender'),
  genders: z.array(z.enum(genders)).min(1).max(genders.length).meta(field('several')),
})

export type GenderTold = z.infer<typeof schema>

export const gender: ConditionKind<GenderTold> = {
  name: 'gender',
  schema,
  fresh: { genders: [] },
}
