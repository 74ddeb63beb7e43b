// A fixed amount off the order, or off what is picked of it.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, byCard, clashes, discountConditions, moneyField } from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

export const amountOffSchema = z
  .object({
    kind: z.literal('amount_off').meta(field('hidden')),
    ...base,
    ...byCard,
    amountMinor: moneyField(1).meta(field('money')),
    ...discountConditions,
  })
  .superRefine(refuseClashes(clashes))

export type AmountOff = z.infer<typeof amountOffSchema>
