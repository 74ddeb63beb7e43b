// An order that was deleted counts as cancelled, for ever: whatever is told of it afterwards is
// older. It is kept as it was known, also where all that was ever heard of it is that it is gone.
import type { OrderSnapshot } from '../../kernel/facts.ts'

export interface Deletions {
  orderIds: string[]
  at: Date
}

/** @param known the states kept so far. @returns the news, sorted by order id as before. */
export function withDeletions(
  news: OrderSnapshot[],
  known: ReadonlyMap<string, { snapshot: OrderSnapshot }>,
  { orderIds, at }: Deletions,
): OrderSnapshot[] {
  if (orderIds.length === 0) return news
  const newest = new Map(news.map((snapshot) => [snapshot.orderId, snapshot]))
  for (const orderId of orderIds) {
    const state = newest.get(orderId) ?? known.get(orderId)?.snapshot ?? neverHeardOf(orderId, at)
    if (state.deletedAt === undefined) newest.set(orderId, asDeleted(state, at.toISOString()))
  }
  return [...newest.values()].sort((one, other) => (one.orderId < other.orderId ? -1 : 1))
}

function asDeleted(state: OrderSnapshot, deletedAt: string): OrderSnapshot {
  const { cancelledAt, updatedAt } = state
  return {
    ...state,
    updatedAt: updatedAt > deletedAt ? updatedAt : deletedAt,
    cancelledAt: cancelledAt ?? deletedAt,
    deletedAt,
  }
}

function neverHeardOf(orderId: string, at: Date): OrderSnapshot {
  const stamp = at.toISOString()
  return {
    orderId,
    name: '',
    customerId: null,
    customerCreatedAt: null,
    // ISO 4217: no currency.
    currency: 'XXX',
    processedAt: stamp,
    updatedAt: stamp,
    cancelledAt: stamp,
    payment: 'voided',
    isTest: false,
    channel: 'unknown',
    taxesIncluded: false,
    placedMinor: 0,
    lines: [],
    refunds: [],
    discountCodes: [],
    shipping: { placedMinor: 0, refundedMinor: 0, taxMinor: 0 },
    tipMinor: 0,
    dutiesMinor: 0,
    fulfilledAt: null,
    isBusiness: false,
    usesGiftCard: false,
    usesStoreCredit: false,
  }
}
