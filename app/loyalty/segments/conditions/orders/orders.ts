// How many orders a member placed that were paid for and not called off.
import { z } from 'zod'
import { type ConditionKind, isBetween, within } from '../condition.ts'
import { checkRange, countField, daysField } from '../fields.ts'

const schema = z
  .object({ kind: z.literal('orders'), from: countField, to: countField, days: daysField })
  .superRefine(checkRange)

export type Orders = z.infer<typeof schema>

export const orders: ConditionKind<Orders> = {
  name: 'orders',
  schema,
  fresh: { from: null, to: null, days: null },
  isMet(condition, facts, at) {
    return isBetween(within(facts.orders, condition.days, at).length, condition)
  },
}
