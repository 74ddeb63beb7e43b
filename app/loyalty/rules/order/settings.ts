// A fixed number of points for an order.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, moneyField, rank } from '../fields.ts'

export const orderSchema = z.object({
  kind: z.literal('order').meta(field('hidden')),
  ...base,
  minimumMinor: moneyField(0),
  ...rank,
})

export type OrderRule = z.infer<typeof orderSchema>
