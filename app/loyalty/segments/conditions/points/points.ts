// How many points a member can spend now, less what they owe. What it was when an order was placed
// depends on what was spent and when news came, so that no order is valued by it.
import { z } from 'zod'
import type { ConditionKind } from '../condition.ts'
import { checkRange, pointsField } from '../fields.ts'

const schema = z
  .object({ kind: z.literal('points'), from: pointsField, to: pointsField })
  .superRefine(checkRange)

export type PointsHeld = z.infer<typeof schema>

export const points: ConditionKind<PointsHeld> = {
  name: 'points',
  schema,
  fresh: { from: null, to: null },
}
