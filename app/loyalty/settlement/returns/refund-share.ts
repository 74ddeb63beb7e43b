// How much of an order's money was given back, and so how many of the points spent on it return.
// Everything that was bought counts, whatever earns points: a voucher is spent on all of it.
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { lineLeftMinor, refundedByAmountMinor } from '../../kernel/money-left.ts'
import { proportion } from '../../kernel/rounding.ts'
import type { ReturnSpent } from '../../program/books-settings.ts'

export interface Share {
  part: number
  whole: number
}

const all: Share = { part: 1, whole: 1 }
const none: Share = { part: 0, whole: 1 }

export function refundShare(snapshot: OrderSnapshot): Share {
  const { lines, refunds, payment, cancelledAt } = snapshot
  if (cancelledAt !== null || payment === 'voided' || payment === 'refunded') return all
  if (!lines.some((line) => line.currentQuantity > 0)) return all
  const wholeMinor = sum(lines.map((line) => line.amountMinor))
  const leftMinor =
    sum(lines.map((line) => lineLeftMinor(line, refunds))) - refundedByAmountMinor(refunds)
  if (wholeMinor <= 0 || leftMinor >= wholeMinor) return none
  return { part: wholeMinor - Math.max(0, leftMinor), whole: wholeMinor }
}

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)

/** @returns points, of those spent on the order, that are back with the member when all is done. */
export function pointsToReturn(points: number, { part, whole }: Share, policy: ReturnSpent) {
  if (policy === 'never' || part === 0) return 0
  if (policy === 'full_refund') return part === whole ? points : 0
  return proportion(points, part, whole, 'floor')
}
