// Which of the states we were told is news. The newest one is that with the latest `updatedAt`; two
// different states with the same stamp cannot be told apart here, so the source has to be asked,
// and its answer wins. A state that is known already is news where what it comes with is not.
import { isDeepStrictEqual } from 'node:util'
import type { OrderSnapshot } from '../kernel/facts.ts'

export type Told = 'webhook' | 'fetch'

/** What we kept of an order. */
export interface KnownOrder {
  snapshot: OrderSnapshot
}

export interface Chosen {
  /** One for each order that has news; sorted by order id. */
  news: OrderSnapshot[]
  /** Orders with two different states of the same stamp. */
  unclear: string[]
}

export function chooseSnapshots(
  told: OrderSnapshot[],
  known: ReadonlyMap<string, KnownOrder>,
  source: Told,
  { tellMore }: { tellMore: ReadonlySet<string> } = { tellMore: new Set() },
): Chosen {
  const news = new Map<string, OrderSnapshot>()
  const unclear = new Set<string>()
  for (const snapshot of told) {
    const { orderId } = snapshot
    const newest = news.get(orderId) ?? known.get(orderId)?.snapshot
    const order = newest ? compare(snapshot, newest) : 'newer'
    const isAnswer = order === 'unclear' && source === 'fetch'
    const tellsMore = order === 'same' && tellMore.has(orderId)
    if (order === 'newer' || isAnswer || tellsMore) news.set(orderId, snapshot)
    else if (order === 'unclear') unclear.add(orderId)
    // A state that is newer than both settles the question that two older ones had left open.
    if (order === 'newer') unclear.delete(orderId)
  }
  return {
    news: [...news.values()].sort((a, b) => (a.orderId < b.orderId ? -1 : 1)),
    unclear: [...unclear].sort(),
  }
}

/**
 * Whether nothing but the stamp is new: most of what is told of an order after it was placed.
 * Nothing of its worth can follow from that. A code's use is looked at again each time.
 */
export function isOnlyLater(told: OrderSnapshot, known: OrderSnapshot | undefined): boolean {
  if (!known || told.discountCodes.length > 0) return false
  return isDeepStrictEqual({ ...told, updatedAt: known.updatedAt }, known)
}

function compare(
  told: OrderSnapshot,
  newest: OrderSnapshot,
): 'newer' | 'older' | 'same' | 'unclear' {
  if (newest.deletedAt !== undefined) return 'older'
  if (told.updatedAt > newest.updatedAt) return 'newer'
  if (told.updatedAt < newest.updatedAt) return 'older'
  return isDeepStrictEqual(told, newest) ? 'same' : 'unclear'
}
