// One order on its way through the settlement.
import type { Evaluation } from '../earning/evaluation.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { PlannedMove, Standing } from './purse.ts'

/** The settings of a version are immutable, so its number stands for them. */
export interface KeptInputs {
  engine: 1
  version: { number: number } | null
  timeZone: string
}

export interface StoredOrder {
  snapshot: OrderSnapshot
  inputs: KeptInputs
  /** Its member was forgotten on request: the order is settled for ever. */
  isForgotten: boolean
}

export interface OrderStandings {
  standings: Standing[]
  /** Postings so far, per key: the next reference counts on. */
  postings: Map<string, number>
}

export interface OrderCase {
  snapshot: OrderSnapshot
  before: StoredOrder | null
  inputs: KeptInputs
  memberId: string | null
  evaluation: Evaluation
  books: OrderStandings
}

export interface SettledOrder {
  order: OrderCase
  moves: PlannedMove[]
}
