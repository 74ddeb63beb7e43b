// What the page of past orders shows.
import type { Backfill } from '../../program/backfill/backfill.ts'
import type { BackfillSums } from './backfill-cost.ts'

export interface PastOrders {
  oldestOrder: Date | null
  /** Something is in force that orders can be valued by. */
  isPublished: boolean
  /** Orders before this are still to be decided on. */
  openUntil: Date | null
  count: CountedPast | null
  /** Newest first; one that takes another back is said with that one. */
  decisions: DecidedPast[]
}

export interface CountedPast {
  since: Date
  until: Date
  version: number
  membersDone: number
  membersAll: number
  sums: BackfillSums
  /** Null while it is being counted. */
  countedAt: Date | null
  /** Something has changed since: it has to be counted anew. */
  isOutdated: boolean
}

export interface DecidedPast extends Pick<Backfill, 'number' | 'since' | 'until' | 'decidedAt'> {
  shown: BackfillSums
  isTakenBack: boolean
  /** How far it is carried out: the decision, or its taking back. */
  orders: number
  settled: number
  isOver: boolean
}
