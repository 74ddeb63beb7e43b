// What a field of settings says of itself, so that its form follows from it: how it is typed
// (`input`) and when it is asked for (`showWhen`). Limits stand in the schema alone.
import { z } from 'zod'

/** How a field is typed; `hidden` is kept and never shown. */
export const inputs = [
  'points',
  'money',
  'percent',
  /** Ten thousandths, typed as a decimal: 1.5. */
  'factor',
  'count',
  'days',
  'months',
  'choice',
  /** Any of its choices. */
  'several',
  'switch',
  'text',
  'longText',
  'texts',
  'date',
  'time',
  'products',
  'variant',
  'collections',
  'tags',
  'countries',
  /** Of the storefront, by their tags. */
  'languages',
  /** From 1 to 12, written out. */
  'monthsOfYear',
  /** Of the program. */
  'tiers',
  'markets',
  'channels',
  'segment',
  /** A stamp card of the program. */
  'card',
  /** A level or a badge of the program. */
  'unlock',
  'hidden',
] as const

export type Input = (typeof inputs)[number]

/** Given to a schema by `.meta(field('points'))`. */
export interface FieldMeta {
  [name: string]: unknown
  input: Input
  /** Asked for only while the field beside it has this value, or one of these. */
  showWhen?: Record<string, unknown>
}

export const field = (input: Input, showWhen?: FieldMeta['showWhen']): FieldMeta =>
  showWhen ? { input, showWhen } : { input }

const longestTitle = 255

/** A thing of the shop that was picked: its opaque id, and what it was called then. */
export const pickedSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
  title: z.string().max(longestTitle),
})

/** A variant, with the product it belongs to. */
export const pickedVariantSchema = pickedSchema.extend({
  productId: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
})

export type Picked = z.infer<typeof pickedSchema>
export type PickedVariant = z.infer<typeof pickedVariantSchema>

/** A text in every language that the merchant wrote it in; others fall back to ours. */
export const textsSchema = (max: number) =>
  z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().trim().max(max))
