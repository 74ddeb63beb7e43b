// Fields that several rules have in common. A form is drawn from them: `input` says how a value is
// typed, the limits are the schema's own. Whatever is new has a default, since published versions
// are for ever and older ones do not name it.
import { z } from 'zod'
import { field } from '../kernel/settings-fields.ts'
import { isEverything, scopeSchema } from './scope.ts'
import { whichOrders } from './which-orders.ts'

const largestMinor = 1_000_000_000

export const pointsField = z.number().int().min(1).max(1_000_000).meta(field('points'))

/** The most that something can earn; null: any number. */
export const limitField = z.number().int().min(1).max(10_000_000).nullable()

export const moneyField = (least: 0 | 1) =>
  z.number().int().min(least).max(largestMinor).meta(field('money'))

const longestTitle = 60

/** Null: it does not matter. */
export const optionalMoneyField = z.number().int().min(1).max(largestMinor).nullable()

/** What every rule has; the id stays for ever with what is booked by it. */
export const name = {
  id: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/)
    .meta(field('hidden')),
  isOn: z.boolean().meta(field('hidden')),
  /** What the merchant calls it; left out: as its kind is called. */
  title: z
    .string()
    .trim()
    .max(longestTitle)
    .transform((title) => (title === '' ? undefined : title))
    .optional()
    .meta(field('text')),
}

export const base = { ...name, points: pointsField }

/** Stored where it is on alone. */
const paidMembersOnly = z
  .boolean()
  .transform((isOn) => isOn || undefined)
  .optional()
  .meta(field('switch'))

/** What a rule on orders can be held to. */
export const conditions = {
  /** Of the whole order, as far as it counts and as it was placed. */
  minimumMinor: moneyField(0),
  /** Which orders of a member; left out: every one. */
  orders: whichOrders.optional(),
  scope: scopeSchema.transform((scope) => (isEverything(scope) ? undefined : scope)).optional(),
  /** Only orders of those who hold the program's paid membership then; left out: everybody's. */
  paidMembersOnly,
  /** Only orders that used one of these discount codes; left out or empty: all. */
  codes: z
    .array(z.string().trim().min(1).max(255))
    .max(50)
    .transform((codes) => (codes.length > 0 ? codes : undefined))
    .optional()
    .meta(field('tags')),
  /** Points it can give for one order. */
  maximum: limitField.optional().meta(field('points')),
  /** Among rules of which only the first counts, the highest comes first. */
  priority: z.number().int().min(0).max(100).optional().meta(field('count')),
}

const conditionsSchema = z.object(conditions)
export type Conditions = z.infer<typeof conditionsSchema>
