// How much of an order's money was given back, and so how many of the points spent on it return.
// Always counted from the whole, never from the last step: many small refunds come to the same as
// one.

import type { OrderSnapshot } from '../../kernel/facts.ts'
import { proportion } from '../../kernel/rounding.ts'
import type { ReturnSpent } from '../../program/books-settings.ts'
import { remainingOf } from '../../rules/remaining.ts'

export interface Share {
  part: number
  whole: number
}

const all: Share = { part: 1, whole: 1 }
const none: Share = { part: 0, whole: 1 }

/** Everything that was bought counts, gift cards too: the voucher was spent on all of it. */
export function refundShare(snapshot: OrderSnapshot): Share {
  if (snapshot.cancelledAt !== null || snapshot.payment === 'voided') return all
  const lines = snapshot.lines.map((line) => ({ ...line, isGiftCard: false }))
  const { countedMinor, hasUnits } = remainingOf({ ...snapshot, lines })
  if (!hasUnits) return all
  const wholeMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0)
  if (wholeMinor <= 0 || countedMinor >= wholeMinor) return none
  return { part: wholeMinor - countedMinor, whole: wholeMinor }
}

/** @returns points, of those spent on the order, that are back with the member when all is done. */
export function pointsToReturn(points: number, { part, whole }: Share, policy: ReturnSpent) {
  if (policy === 'never' || part === 0) return 0
  if (policy === 'full_refund') return part === whole ? points : 0
  return proportion(points, part, whole, 'floor')
}
