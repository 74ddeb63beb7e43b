// How long an order is one that its member placed. Pure.
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { Inputs } from './evaluation.ts'
import { wasPaid } from './observe.ts'

/**
 * Until when an order is one that its member placed; null where it never was. It was paid for, and
 * is none once it is called off. Whether it earned does not matter, nor that all of it went back:
 * who has bought once is no newcomer.
 */
export function stoodUntil(
  { isTester = false, isDevelopment = false, observed }: Inputs,
  snapshot: OrderSnapshot,
): number | null {
  if (snapshot.isTest && !isTester && !isDevelopment) return null
  if (!wasPaid(snapshot, observed)) return null
  return snapshot.cancelledAt === null ? Number.POSITIVE_INFINITY : Date.parse(snapshot.cancelledAt)
}
