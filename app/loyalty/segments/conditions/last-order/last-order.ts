// When a member ordered last. Who never ordered has no last order, neither lately nor long ago.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import { type ConditionKind, dayMs } from '../condition.ts'
import { daysAsked } from '../fields.ts'

const schema = z.object({
  kind: z.literal('last_order'),
  when: z.enum(['within', 'longer_ago']).meta(field('choice')),
  days: daysAsked,
})

export type LastOrder = z.infer<typeof schema>

export const lastOrder: ConditionKind<LastOrder> = {
  name: 'last_order',
  schema,
  fresh: { when: 'longer_ago', days: 90 },
  isMet({ when, days }, { orders }, at) {
    if (orders.length === 0) return false
    const isLate = orders.some((order) => order.at > at - days * dayMs)
    return when === 'within' ? isLate : !isLate
  },
}
