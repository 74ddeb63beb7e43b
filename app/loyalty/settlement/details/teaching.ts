// Orders of which details tell something that was not known: they are settled anew, also where
// their state is the one we have.
import { isDeepStrictEqual } from 'node:util'
import { observe } from '../../earning/observe.ts'
import type { OrderDetails } from '../../kernel/facts.ts'
import type { StoredOrder } from '../order-case.ts'

/** @returns ids of orders. */
export function teaching(
  details: ReadonlyMap<string, OrderDetails>,
  stored: ReadonlyMap<string, StoredOrder>,
  askedAt: Date,
): Set<string> {
  const ids = new Set<string>()
  for (const [orderId, told] of details) {
    const order = stored.get(orderId)
    if (!order) continue
    const { snapshot, inputs } = order
    const kept = inputs.observed
    const observed = observe({ kept, before: snapshot, snapshot, details: told, askedAt })
    if (!isDeepStrictEqual(observed, kept)) ids.add(orderId)
  }
  return ids
}
