// What a member has spent: of orders that were paid for and not called off, what is left of their
// goods.
import { z } from 'zod'
import { type ConditionKind, isBetween, within } from '../condition.ts'
import { checkRange, daysField, moneyField } from '../fields.ts'

const schema = z
  .object({ kind: z.literal('spent'), from: moneyField, to: moneyField, days: daysField })
  .superRefine(checkRange)

export type Spent = z.infer<typeof schema>

export const spent: ConditionKind<Spent> = {
  name: 'spent',
  schema,
  fresh: { from: null, to: null, days: null },
  isMet(condition, { orders }, at) {
    const counted = within(orders, condition.days, at)
    return isBetween(
      counted.reduce((sum, { spentMinor }) => sum + spentMinor, 0),
      condition,
    )
  },
}
