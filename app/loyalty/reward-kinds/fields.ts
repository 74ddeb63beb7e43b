// Fields that several kinds of reward have in common. A form is drawn from them: `input` says how a
// value is typed, the limits are the schema's own. Whatever is new has a default, since published
// versions are for ever and older ones do not name it.
import { z } from 'zod'
import { audienceSchema } from '../kernel/audience/audience.ts'
import { field, pickedSchema, pickedVariantSchema } from '../kernel/settings-fields.ts'

const largestMinor = 1_000_000_000
const mostPicked = 100
const mostStock = 100_000

export const pointsField = z.number().int().min(1).max(1_000_000)

export const moneyField = (least: 0 | 1) => z.number().int().min(least).max(largestMinor)

export const variantField = pickedVariantSchema.nullable().default(null).meta(field('variant'))

const pickedList = z.array(pickedSchema).max(mostPicked).default([])

/** What every reward has. */
export const base = {
  id: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/)
    .meta(field('hidden')),
  isOn: z.boolean().meta(field('hidden')),
  /** Empty: the name is made from the kind, such as "$5 off". */
  title: z.string().trim().max(60).meta(field('text')),
  points: pointsField.meta(field('points', { card: [null, ''] })),
}

/** What is paid with a full stamp card, by the id of its rule: its price is the card's. */
export const byCard = {
  card: z
    .string()
    .regex(/^[a-z0-9_-]{0,40}$/)
    .transform((id) => (id === '' ? undefined : id))
    .optional()
    .meta(field('card')),
}

export const limits = {
  /** Only for those who hold the program's paid membership; left out: for everybody. */
  paidMembersOnly: z
    .boolean()
    .transform((isOn) => isOn || undefined)
    .optional()
    .meta(field('switch')),
  /** Only for those who hold some tiers, or are in a segment; left out: for everybody. */
  audience: audienceSchema.optional(),
  /** A level or a badge that somebody has to have reached, by its key; left out: nothing. */
  unlockedBy: z
    .string()
    .regex(/^$|^(level|badge)\/[a-z0-9_-]{1,40}$/)
    .transform((key) => (key === '' ? undefined : key))
    .optional()
    .meta(field('unlock')),
  limitPerMember: z.number().int().min(1).max(1000).nullable().default(null).meta(field('count')),
  /** How many there are in all; what comes back can be had again. */
  stock: z.number().int().min(0).max(mostStock).nullable().default(null).meta(field('count')),
}

/** Days a voucher may be used; null: without end. */
export const validity = {
  validDays: z.number().int().min(1).max(3650).nullable().meta(field('days')),
}

/** Where it may be had. The vendor binds a code to a customer or to a market, never to both. */
export const places = {
  markets: pickedList.meta(field('markets')),
  channels: z
    .array(z.enum(['web', 'pos']))
    .max(2)
    .default([])
    .meta(field('channels')),
}

export const minimums = {
  minimumMinor: moneyField(0).meta(field('money')),
  minimumQuantity: z.number().int().min(1).max(1000).nullable().default(null).meta(field('count')),
}

export const scope = {
  products: pickedList.meta(field('products')),
  collections: pickedList.meta(field('collections')),
}

export const purchases = {
  purchase: z.enum(['one_time', 'subscription', 'any']).default('one_time').meta(field('choice')),
  renewals: z
    .number()
    .int()
    .min(1)
    .max(120)
    .nullable()
    .default(1)
    .meta(field('count', { purchase: ['subscription', 'any'] })),
}

const combination = (isOn: boolean) => z.boolean().default(isOn).meta(field('switch'))

export const combinations = {
  combinesWithOrder: combination(false),
  combinesWithProduct: combination(true),
  combinesWithShipping: combination(true),
}

/** Everything a discount on what is bought can be made to depend on. */
export const discountConditions = {
  ...minimums,
  ...scope,
  ...validity,
  ...purchases,
  ...combinations,
  ...places,
  ...limits,
}

interface Scoped {
  minimumMinor: number
  minimumQuantity: number | null
  products: unknown[]
  collections: unknown[]
}

type Issue = { path: PropertyKey[]; problem: string }

/** What the vendor cannot hold together; the form says it at the later of the two fields. */
export function clashes(reward: Partial<Scoped>): Issue[] {
  const found: Issue[] = []
  if ((reward.minimumMinor ?? 0) > 0 && (reward.minimumQuantity ?? 0) > 0) {
    found.push({ path: ['minimumQuantity'], problem: 'one_minimum' })
  }
  if ((reward.products ?? []).length > 0 && (reward.collections ?? []).length > 0) {
    found.push({ path: ['collections'], problem: 'one_scope' })
  }
  return found
}
