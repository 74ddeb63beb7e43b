// What an order still consists of, after edits and refunds. Rules that give an amount look here;
// minimums and fixed awards look at the order as it was placed.
import type { OrderLine, OrderRefund, OrderSnapshot } from '../kernel/facts.ts'
import { proportion } from '../kernel/rounding.ts'

export interface Remaining {
  /** Lines that count (no gift cards), as placed. */
  placedMinor: number
  /** Lines that count, what is left of their money. */
  countedMinor: number
  /** Whether any line that counts still has units in it. */
  hasUnits: boolean
}

export function remainingOf(snapshot: OrderSnapshot): Remaining {
  const { lines } = snapshot
  const leftMinor = spread(
    lines.map((line) => lineLeftMinor(line, snapshot.refunds)),
    refundedByAmountMinor(snapshot.refunds),
  )
  const giftMinor = sum(lines, (line) => (line.isGiftCard ? line.amountMinor : 0))
  const counted = lines.filter((line) => !line.isGiftCard)
  const isRefunded = snapshot.payment === 'refunded'
  return {
    placedMinor: Math.max(0, snapshot.placedMinor - giftMinor),
    countedMinor: isRefunded
      ? 0
      : lines.reduce(
          (total, line, index) => total + (line.isGiftCard ? 0 : (leftMinor[index] ?? 0)),
          0,
        ),
    hasUnits: !isRefunded && counted.some((line) => line.currentQuantity > 0),
  }
}

/** A line less its refunds and less the share of units that an edit took out. */
function lineLeftMinor(line: OrderLine, refunds: OrderRefund[]): number {
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

/** Given back on top of lines and shipping. Keeping a fee (a negative one) earns nothing. */
function refundedByAmountMinor(refunds: OrderRefund[]): number {
  return Math.max(
    0,
    sum(refunds, (refund) => refund.adjustmentMinor),
  )
}

/** Takes an amount from all parts pro rata; to the last minor unit, and none below nothing. */
function spread(partsMinor: number[], amountMinor: number): number[] {
  let toTake = amountMinor
  let ahead = sum(partsMinor, (part) => part)
  if (toTake === 0) return partsMinor
  return partsMinor.map((part) => {
    const taken = toTake >= ahead ? part : proportion(part, toTake, ahead, 'nearest')
    toTake -= Math.min(taken, toTake)
    ahead -= part
    return part - taken
  })
}

function sum<Row>(rows: Row[], amountOf: (row: Row) => number): number {
  return rows.reduce((total, row) => total + amountOf(row), 0)
}
