// A gift card of the shop: money, for good.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, byCard, limits, moneyField, places, validity } from '../fields.ts'

export const giftCardSchema = z.object({
  kind: z.literal('gift_card').meta(field('hidden')),
  ...base,
  ...byCard,
  amountMinor: moneyField(1).meta(field('money')),
  minimumMinor: moneyField(0).default(0).meta(field('hidden')),
  ...validity,
  ...places,
  ...limits,
})

export type GiftCard = z.infer<typeof giftCardSchema>
