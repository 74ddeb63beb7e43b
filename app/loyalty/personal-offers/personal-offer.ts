// What a member is offered, from their own orders alone: the product that is in the most of them.
// Pure: the same orders and settings give the same offer, so it can be shown before it is made.
import { addDays } from '../kernel/time.ts'
import type { OfferSettings } from './offer-settings.ts'

/** An order that counts, as far as it is kept: what was called off or sent back is not in it. */
export interface BoughtOrder {
  id: string
  /** ISO 8601. */
  at: string
  items: { productId: string; variantId: string; title: string }[]
}

/** A product that was bought often enough. */
export interface Often {
  productId: string
  /** The one that was bought last. */
  variantId: string
  title: string
  /** In so many orders. */
  times: number
  lastAt: string
}

/** What was offered before, and what the member said to it. */
export interface Earlier {
  hasOpen: boolean
  lastMadeAt: string | null
  lastProductId: string | null
  /** Products that the member wants no offer of. */
  dismissed: string[]
  wantsNone: boolean
}

export const nothingEarlier: Earlier = {
  hasOpen: false,
  lastMadeAt: null,
  lastProductId: null,
  dismissed: [],
  wantsNone: false,
}

type Rules = Pick<OfferSettings, 'leastOrders' | 'withinDays' | 'excluded' | 'everyDays'>

export type NoOffer = 'wants_none' | 'has_open' | 'too_soon' | 'nothing_often'

export type Decided = { isOffered: true; often: Often } | { isOffered: false; because: NoOffer }

interface Known {
  earlier?: Earlier
  /** Whether the shop sells it now, at a price that leaves something to take off. */
  isOnSale?(often: Often): boolean
}

/** @param orders of one member, in any order; older ones than are looked at do no harm. */
export function personalOffer(
  orders: readonly BoughtOrder[],
  settings: Rules,
  now: Date,
  { earlier = nothingEarlier, isOnSale = () => true }: Known = {},
): Decided {
  const { hasOpen, lastMadeAt, lastProductId, dismissed, wantsNone } = earlier
  if (wantsNone) return { isOffered: false, because: 'wants_none' }
  if (hasOpen) return { isOffered: false, because: 'has_open' }
  if (lastMadeAt !== null && addDays(new Date(lastMadeAt), settings.everyDays) > now)
    return { isOffered: false, because: 'too_soon' }
  const open = boughtOften(orders, settings, now).filter(
    (often) => !dismissed.includes(often.productId) && isOnSale(often),
  )
  const often = open.find(({ productId }) => productId !== lastProductId) ?? open[0]
  return often ? { isOffered: true, often } : { isOffered: false, because: 'nothing_often' }
}

/** The best first: in the most orders; of equals the one that was bought last. */
export function boughtOften(
  orders: readonly BoughtOrder[],
  { leastOrders, withinDays, excluded }: Rules,
  now: Date,
): Often[] {
  const since = addDays(now, -withinDays)
  const found = new Map<string, Often>()
  for (const { at, items } of [...orders].sort(oldestFirst)) {
    if (new Date(at) < since || new Date(at) > now) continue
    // In one order twice, as two variants, it was bought once.
    for (const item of new Map(items.map((one) => [one.productId, one])).values()) {
      const times = (found.get(item.productId)?.times ?? 0) + 1
      found.set(item.productId, { ...item, times, lastAt: at })
    }
  }
  const isExcluded = new Set(excluded.map(({ id }) => id))
  return [...found.values()]
    .filter(({ productId, times }) => times >= leastOrders && !isExcluded.has(productId))
    .sort(bestFirst)
}

const oldestFirst = (a: BoughtOrder, b: BoughtOrder) => compare(a.at, b.at) || compare(a.id, b.id)

const bestFirst = (a: Often, b: Often) =>
  b.times - a.times || compare(b.lastAt, a.lastAt) || compare(a.productId, b.productId)

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
