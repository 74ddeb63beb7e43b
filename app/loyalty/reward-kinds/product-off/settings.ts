// A share or an amount off so many pieces of one product. Nobody makes one by hand: a personal
// offer is one.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import {
  base,
  combinations,
  limits,
  moneyField,
  places,
  validity,
  variantField,
} from '../fields.ts'
import { refuseClashes } from '../refuse-clashes.ts'

const productOffFields = z.object({
  kind: z.literal('product_off').meta(field('hidden')),
  ...base,
  /** 0: a present. */
  points: z.number().int().min(0).max(1_000_000).meta(field('points')),
  /** Named by its product. The code is for any variant of it, its worth follows from this one. */
  variant: variantField,
  /** One of the two. */
  percent: z.number().int().min(1).max(100).optional().meta(field('percent')),
  amountMinor: moneyField(1).optional().meta(field('money')),
  mostPieces: z.number().int().min(1).max(10).meta(field('count')),
  minimumMinor: moneyField(0).meta(field('hidden')),
  ...validity,
  ...combinations,
  ...places,
  ...limits,
})

export type ProductOff = z.infer<typeof productOffFields>

export const productOffSchema = productOffFields.superRefine(
  refuseClashes(({ variant, percent, amountMinor }) => [
    ...(variant ? [] : [{ path: ['variant'], problem: 'missing' }]),
    ...((percent === undefined) === (amountMinor === undefined)
      ? [{ path: ['amountMinor'], problem: 'missing' }]
      : []),
  ]),
)
