// Shipping for nothing: to some countries or all, up to a rate or any.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import {
  base,
  byCard,
  clashes,
  combinations,
  limits,
  minimums,
  moneyField,
  places,
  purchases,
  validity,
} from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

const { combinesWithOrder, combinesWithProduct } = combinations

export const freeShippingSchema = z
  .object({
    kind: z.literal('free_shipping').meta(field('hidden')),
    ...base,
    ...byCard,
    /** Dearer rates stay paid; null: any rate. */
    maximumMinor: moneyField(1).nullable().default(null).meta(field('money')),
    /** ISO 3166 codes; empty: everywhere. */
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .max(250)
      .default([])
      .meta(field('countries')),
    ...minimums,
    ...validity,
    ...purchases,
    combinesWithOrder: combinesWithOrder.default(true),
    combinesWithProduct,
    ...places,
    ...limits,
  })
  .superRefine(refuseClashes(clashes))

export type FreeShipping = z.infer<typeof freeShippingSchema>
