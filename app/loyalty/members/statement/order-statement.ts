// Everything that is known of one order, as it is read for a page.
import type { Evaluation } from '../../earning/evaluation.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import type { BookedTransfer, Entry } from './group-transfers.ts'
import type { WithCredits } from './statement.ts'

/** Where its points are. The first four less the last three are what the order is worth. */
export interface OrderHolding {
  pending: number
  available: number
  expired: number
  /** Left its credits for something else: spent, or taken for another order. */
  gone: number
  /** Taken from other credits, let go and owed, since its own were gone. */
  elsewhere: number
  waived: number
  owed: number
}

export interface OrderStatement {
  id: string
  name: string
  memberId: string | null
  customerId: string | null
  processedAt: Date
  /** Of the program; null where none was in force. */
  version: number | null
  evaluation: Evaluation
  snapshot: OrderSnapshot
  /** What Shopify could not tell of it any more is stated. */
  isStated: boolean
  parkedReason: string | null
  holding: OrderHolding
  /** Newest first. */
  entries: WithCredits<Entry<BookedTransfer>>[]
}

/** As a search finds it. */
export interface FoundOrder {
  id: string
  name: string
  processedAt: Date
  points: number
}
