// A card with stamps: one, or several, for each unit that is bought of what it is about.
import { z } from 'zod'
import { field } from '../../kernel/settings-fields.ts'
import { moneyField, name } from '../fields.ts'
import { isEverything, scopeSchema } from '../scope.ts'

const mostPerUnit = 10
const fewestNeeded = 2
const mostNeeded = 100
const count = (least: number, most: number) =>
  z.number().int().min(least).max(most).meta(field('count'))

const fields = z.object({
  kind: z.literal('stamp').meta(field('hidden')),
  ...name,
  /** Stamps for each unit. */
  stamps: count(1, mostPerUnit),
  /** Stamps that fill it: what a reward that is had for a card costs. */
  needed: count(fewestNeeded, mostNeeded),
  minimumMinor: moneyField(0),
  scope: scopeSchema.transform((scope) => (isEverything(scope) ? undefined : scope)).optional(),
  /** Only orders that used one of these discount codes; left out or empty: all. */
  codes: z
    .array(z.string().trim().min(1).max(255))
    .max(50)
    .transform((codes) => (codes.length > 0 ? codes : undefined))
    .optional()
    .meta(field('tags')),
  /** Stamps for one order at most; left out: any number. */
  maximum: z.number().int().min(1).max(1000).nullable().optional().meta(field('count')),
})

export type StampRule = z.infer<typeof fields>

/** A card that is in use says what fills it: everything in the shop would be no card. */
export const stampSchema = fields.superRefine(({ isOn, scope }, context) => {
  const names = (scope?.products.length ?? 0) + (scope?.collections.length ?? 0)
  if (!isOn || names > 0) return
  const params = { problem: 'no_product' }
  context.addIssue({ code: 'custom', path: ['scope', 'products'], message: 'no_product', params })
})
