// Money on the member's account with the shop.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, byCard, limits, moneyField, places, validity } from '../fields.ts'

export const storeCreditSchema = z.object({
  kind: z.literal('store_credit').meta(field('hidden')),
  ...base,
  ...byCard,
  amountMinor: moneyField(1).meta(field('money')),
  minimumMinor: moneyField(0).default(0).meta(field('hidden')),
  ...validity,
  ...places,
  ...limits,
})

export type StoreCredit = z.infer<typeof storeCreditSchema>
