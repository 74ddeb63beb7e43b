// Points for money.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, conditions, moneyField } from '../fields.ts'

export const spendSchema = z.object({
  kind: z.literal('spend').meta(field('hidden')),
  ...base,
  /** Points for every `perMinor` of counted money. */
  perMinor: moneyField(1),
  ...conditions,
})

export type SpendRule = z.infer<typeof spendSchema>
