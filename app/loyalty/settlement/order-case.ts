// One order on its way through the settlement.
import type { Evaluation } from '../earning/evaluation.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { PlannedMove, Standing } from './purse.ts'

/** The settings of a version are immutable, so its number stands for them. */
export interface KeptInputs {
  engine: 1
  version: { number: number } | null
  timeZone: string
  /** Number of the phase's change, which is never altered; 0, or left out: live all along. */
  phase?: number
  /** A test order of a store that a developer tests in. */
  isDevelopment?: boolean
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
  /** Of the version that values it; null where there was none. */
  settings: ProgramSettings | null
  memberId: string | null
  evaluation: Evaluation
  books: OrderStandings
}

export interface SettledOrder {
  order: OrderCase
  moves: PlannedMove[]
}
