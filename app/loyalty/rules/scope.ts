// What a program or one of its rules is about: some products or all but some, some channels, with
// or without what companies buy. Nothing named means everything.
import { z } from 'zod'
import type { RuleObstacle } from '../kernel/because.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { field, pickedSchema } from '../kernel/settings-fields.ts'
import type { Known } from './known.ts'

/** Where an order was placed, as merchants tell it apart. */
export const orderChannels = ['web', 'pos', 'draft', 'subscription', 'other'] as const
export type OrderChannel = (typeof orderChannels)[number]

const mostPicked = 100
const pickedList = z.array(pickedSchema).max(mostPicked).default([])

export const scopeSchema = z.object({
  /** Lines of these, or in one of these collections; both empty: all lines. */
  products: pickedList.meta(field('products')),
  collections: pickedList.meta(field('collections')),
  excludedProducts: pickedList.meta(field('products')),
  excludedCollections: pickedList.meta(field('collections')),
  /** Empty: wherever it was placed. */
  channels: z
    .array(z.enum(orderChannels))
    .max(orderChannels.length)
    .default([])
    .meta(field('channels')),
  /** What a company buys: like everything else, not at all, or nothing but that. */
  business: z.enum(['in', 'out', 'only']).default('in').meta(field('choice')),
})

export type Scope = z.infer<typeof scopeSchema>

export const everything: Scope = scopeSchema.parse({})

export function isEverything({ business, ...lists }: Scope): boolean {
  return business === 'in' && Object.values(lists).every((list) => list.length === 0)
}

/** A scope with what is asked of it for every order made ready. */
export interface ReadyScope {
  /** Whether it holds some lines and not others. */
  limitsLines: boolean
  /** Whether it holds nothing but what it names. */
  isNamed: boolean
  products: ReadonlySet<string>
  collections: ReadonlySet<string>
  excludedProducts: ReadonlySet<string>
  excludedCollections: ReadonlySet<string>
  channels: readonly OrderChannel[]
  business: Scope['business']
}

const idsOf = (picked: { id: string }[]) => new Set(picked.map(({ id }) => id))

export function readyScope(scope: Scope): ReadyScope {
  const { channels, business } = scope
  const products = idsOf(scope.products)
  const collections = idsOf(scope.collections)
  const excludedProducts = idsOf(scope.excludedProducts)
  const excludedCollections = idsOf(scope.excludedCollections)
  const isNamed = products.size > 0 || collections.size > 0
  const limitsLines = isNamed || excludedProducts.size > 0 || excludedCollections.size > 0
  const lines = { products, collections, excludedProducts, excludedCollections }
  return { limitsLines, isNamed, ...lines, channels, business }
}

/** Why a line of this product is outside; null where it is inside. */
export function lineOutside(
  scope: ReadyScope,
  productId: string | null,
  collections: Known['collections'],
): 'excluded' | 'out_of_scope' | null {
  if (!scope.limitsLines) return null
  const of = (productId !== null && collections?.[productId]) || []
  const isIn = (products: ReadonlySet<string>, groups: ReadonlySet<string>) =>
    (productId !== null && products.has(productId)) || of.some((id) => groups.has(id))
  if (isIn(scope.excludedProducts, scope.excludedCollections)) return 'excluded'
  if (scope.isNamed && !isIn(scope.products, scope.collections)) return 'out_of_scope'
  return null
}

/** Why a whole order is outside; null where it is inside. */
export function orderOutside(
  { channels, business }: ReadyScope,
  { channel, isBusiness }: OrderSnapshot,
): RuleObstacle | null {
  if (business === 'out' && isBusiness) return 'business'
  if (business === 'only' && !isBusiness) return 'not_business'
  if (channels.length > 0 && !channels.includes(channelOf(channel))) return 'other_channel'
  return null
}

/** A vendor's name of a channel: a few are known, the rest are apps. */
function channelOf(name: string): OrderChannel {
  if (name === 'web' || name === 'pos') return name
  if (name.endsWith('draft_order')) return 'draft'
  return name.startsWith('subscription') ? 'subscription' : 'other'
}
