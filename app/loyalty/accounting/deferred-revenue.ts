// Deferred revenue of the program (IFRS 15 B39–B47 and IE267–IE270, ASC 606-10-55-41 to 55-49):
// points are a promise paid for with the order that earned them. What is deferred for a point is
// its stated value times the chance that it is spent; a point that is spent releases its whole
// value, so the breakage of the others is recognised in proportion to what members spend (B46).
import { type PointValue, valueOf } from './point-value.ts'
import type { RollForward } from './roll-forward.ts'

/** Minor units. `opening + deferred − released + remeasured = closing`. */
export interface DeferredRevenue {
  opening: number
  /** For points given, less what was taken back, by the breakage estimated at the month's end. */
  deferred: number
  /** For points spent. */
  released: number
  /** New estimate of breakage, new value per point, rounding. */
  remeasured: number
  closing: number
}

export interface Estimate {
  rateBps: number | null
  expectedPoints: number
}

/** @param openingMinor what the month before closed with. */
export function deferredRevenue(
  points: RollForward,
  estimate: Estimate,
  value: PointValue,
  openingMinor: number,
): DeferredRevenue {
  const given = points.issued - points.takenBack + points.waived + points.adjusted
  const kept = 10_000 - (estimate.rateBps ?? 0)
  const deferred = Math.round((valueOf(given, value) * kept) / 10_000)
  const released = valueOf(points.redeemed + points.donated, value)
  const closing = valueOf(points.closing - estimate.expectedPoints, value)
  const remeasured = closing - openingMinor - deferred + released
  return { opening: openingMinor, deferred, released, remeasured, closing }
}
