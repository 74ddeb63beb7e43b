// A fixed number of points for an order.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { base, conditions } from '../fields.ts'

export const orderSchema = z.object({
  kind: z.literal('order').meta(field('hidden')),
  ...base,
  ...conditions,
})

export type OrderRule = z.infer<typeof orderSchema>
