// One order on its way through the settlement.
import type { Evaluation, Observed, Used } from '../earning/evaluation.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { PlannedMove, RetimedLot, Standing } from './purse.ts'
import type { SettlementCase } from './settle.ts'

/** The settings of a version are immutable, so its number stands for them. */
export interface KeptInputs {
  engine: 1
  version: { number: number } | null
  timeZone: string
  /** Number of the phase's change, which is never altered; 0, or left out: live all along. */
  phase?: number
  /** A test order of a store that a developer tests in. */
  isDevelopment?: boolean
  observed?: Observed
  /** Codes of the order that are vouchers of ours; left out where none is. */
  ownCodes?: string[]
  /** Numbers of the campaigns' editions that it goes by; left out: no campaign ran. */
  editions?: number[]
  /** Numbers of the editions of the segments that these are for; left out: none is for one. */
  segments?: number[]
  /** Derived, where the version asks what its member did before: fixed once the order is old. */
  used?: Used
}

export interface StoredOrder {
  snapshot: OrderSnapshot
  inputs: KeptInputs
  memberId: string | null
  /** Its member was forgotten on request: the order is settled for ever. */
  isForgotten: boolean
}

export interface OrderStandings {
  standings: Standing[]
  /** Postings so far, per key: the next reference counts on. */
  postings: Map<string, number>
}

/** An order whose newest state is known, before it is valued. */
export interface OrderToValue {
  snapshot: OrderSnapshot
  before: StoredOrder | null
  inputs: KeptInputs
  memberId: string | null
}

export interface OrderCase extends OrderToValue {
  /** Of the version that values it; 0 and null where there is none. */
  versionNumber: number
  settings: ProgramSettings | null
  evaluation: Evaluation
  /** What it needs beside its state has to be asked for. */
  lacksDetails: boolean
  books: OrderStandings
  /** Points for past orders were taken back: what was spent of them stays spent. */
  isTakenBack: boolean
}

export interface SettledOrder {
  order: OrderCase
  moves: PlannedMove[]
  retimed: RetimedLot[]
}

/** What becomes of a decrease that finds nothing to take. */
export function shortfallOf({ isTakenBack, settings }: OrderCase): SettlementCase['shortfall'] {
  return isTakenBack ? 'spent' : (settings?.shortfall ?? 'clamp')
}
