// One unit of one variant for nothing.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import {
  base,
  byCard,
  combinations,
  limits,
  moneyField,
  places,
  validity,
  variantField,
} from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

const freeProductFields = z.object({
  kind: z.literal('free_product').meta(field('hidden')),
  ...base,
  ...byCard,
  variant: variantField,
  /** Of the rest of the order as well: the product itself counts towards it. */
  minimumMinor: moneyField(0).meta(field('hidden')),
  ...validity,
  ...combinations,
  combinesWithOrder: combinations.combinesWithOrder.default(true),
  ...places,
  ...limits,
})

export type FreeProduct = z.infer<typeof freeProductFields>

export const freeProductSchema = freeProductFields.superRefine(
  refuseClashes(({ variant }) => (variant ? [] : [{ path: ['variant'], problem: 'missing' }])),
)
