// What is left of an order's money after refunds and edits, line by line. Always counted from the
// whole, never from the last step: many small refunds come to the same as one.
import type { OrderLine, OrderRefund } from './facts.ts'
import { proportion } from './rounding.ts'

/** A line less its refunds and less the share of units that an edit took out. */
export function lineLeftMinor(line: OrderLine, refunds: OrderRefund[]): number {
  if (line.currentQuantity <= 0 || line.quantity <= 0) return 0
  let refundedMinor = 0
  let refundedUnits = 0
  for (const refund of refunds) {
    for (const part of refund.lines) {
      if (part.lineId !== line.id) continue
      refundedMinor += part.amountMinor
      refundedUnits += part.quantity
    }
  }
  const removedUnits = Math.max(0, line.quantity - line.currentQuantity - refundedUnits)
  const removedMinor = proportion(line.amountMinor, removedUnits, line.quantity, 'nearest')
  return Math.max(0, line.amountMinor - refundedMinor - removedMinor)
}

/**
 * Given back on top of lines and shipping. A fee that was kept (a negative one) makes nothing less
 * of what was given back.
 */
export function refundedByAmountMinor(refunds: OrderRefund[]): number {
  return Math.max(
    0,
    refunds.reduce((total, refund) => total + refund.adjustmentMinor, 0),
  )
}
