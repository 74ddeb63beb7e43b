// What an order still consists of, after edits and refunds, as far as the program counts it. Rules
// that give an amount look here; minimums and fixed awards look at the order as it was placed.
import type { OrderLine, OrderSnapshot } from '../kernel/facts.ts'
import { lineLeftMinor, refundedByAmountMinor } from '../kernel/money-left.ts'
import { proportion } from '../kernel/rounding.ts'
import type { Counting } from './earning-settings.ts'

export interface Remaining {
  /** Lines that count, as placed. */
  placedMinor: number
  /** Lines that count, what is left of their money. */
  countedMinor: number
  /** Whether any line that counts still has units in it. */
  hasUnits: boolean
}

export function remainingOf(snapshot: OrderSnapshot, counting: Counting): Remaining {
  const { lines } = snapshot
  const leftMinor = spread(
    lines.map((line) => lineLeftMinor(line, snapshot.refunds)),
    refundedByAmountMinor(snapshot.refunds),
  )
  const counts = (line: OrderLine) => !line.isGiftCard || counting.countsGiftCards
  const isRefunded = snapshot.payment === 'refunded'
  const left = lines.map((line, index) =>
    counts(line) ? withTax(leftMinor[index] ?? 0, line, snapshot, counting) : 0,
  )
  return {
    placedMinor: placedMinor(snapshot, counts, counting),
    countedMinor: isRefunded ? 0 : sum(left, (minor) => minor),
    hasUnits: !isRefunded && lines.some((line) => counts(line) && line.currentQuantity > 0),
  }
}

/** The subtotal as it was placed, less what does not count of it, with or without tax. */
function placedMinor(
  snapshot: OrderSnapshot,
  counts: (line: OrderLine) => boolean,
  counting: Counting,
): number {
  const uncounted = sum(snapshot.lines, (line) => (counts(line) ? 0 : line.amountMinor))
  const tax = sum(snapshot.lines, (line) =>
    counts(line) ? taxChange(line, snapshot, counting) : 0,
  )
  return Math.max(0, snapshot.placedMinor - uncounted + tax)
}

/** A part of a line's money with its share of tax taken out or put on, by the program's policy. */
function withTax(
  minor: number,
  line: OrderLine,
  snapshot: OrderSnapshot,
  counting: Counting,
): number {
  const change = taxChange(line, snapshot, counting)
  if (change === 0 || line.amountMinor <= 0) return minor
  const share = proportion(minor, Math.abs(change), line.amountMinor, 'nearest')
  return change > 0 ? minor + share : minor - share
}

/** What the policy adds to (or takes from) a whole line's money. */
function taxChange(
  { taxMinor, amountMinor }: OrderLine,
  { taxesIncluded }: OrderSnapshot,
  { countedTax }: Counting,
): number {
  if (countedTax === 'never' && taxesIncluded) return -Math.min(taxMinor, amountMinor)
  return countedTax === 'always' && !taxesIncluded ? taxMinor : 0
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
