// Which tier a member holds, by the ids of the program's tiers.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'
import { pickedField } from '../fields.ts'

const schema = z.object({ kind: z.literal('tier'), tiers: pickedField.meta(field('tiers')) })

export type TierHeld = z.infer<typeof schema>

export const tier: ConditionKind<TierHeld> = {
  name: 'tier',
  schema,
  fresh: { tiers: [] },
  isMet: ({ tiers }, facts) => tiers.some(({ id }) => id === facts.tier),
}
