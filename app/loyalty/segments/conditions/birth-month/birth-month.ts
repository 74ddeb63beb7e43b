// In which month a member's birthday is, as they told it. It may be taken away or corrected, and
// what it was is not kept, so that no order is valued by it.
import { z } from 'zod'
import { field } from '../../../kernel/settings-fields.ts'
import type { ConditionKind } from '../condition.ts'

const schema = z
  .object({
    kind: z.literal('birth_month'),
    /** This month and the next are those of the shop's clock. */
    when: z.enum(['this_month', 'next_month', 'months']).meta(field('choice')),
    /** From 1 to 12, written out. */
    months: z
      .array(z.string().regex(/^([1-9]|1[0-2])$/))
      .max(12)
      .default([])
      .meta(field('monthsOfYear', { when: 'months' })),
  })
  .superRefine(({ when, months }, context) => {
    if (when === 'months' && months.length === 0)
      context.addIssue({ code: 'custom', path: ['months'], params: { problem: 'pick' } })
  })

export type BirthMonth = z.infer<typeof schema>

export const birthMonth: ConditionKind<BirthMonth> = {
  name: 'birth_month',
  schema,
  fresh: { when: 'this_month', months: [] },
  turnsWith: ({ when }) => (when === 'months' ? null : 'month'),
}
