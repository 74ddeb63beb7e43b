// How old a member is, by the birthday and year that they told; who told no year has no age here.
// Whoever was born on 29 February is a year older on the 28th in years without one.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'
import { checkRange } from '../fields.ts'

const yearsField = z.number().int().min(0).max(150).nullable().default(null).meta(field('count'))

const schema = z
  .object({ kind: z.literal('age'), from: yearsField, to: yearsField })
  .superRefine(checkRange)

export type AgeTold = z.infer<typeof schema>

export const age: ConditionKind<AgeTold> = {
  name: 'age',
  schema,
  fresh: { from: null, to: null },
  turnsWith: () => 'age',
}
