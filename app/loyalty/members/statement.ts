// Everything the books say of one member, as it is read for a page.
import type { Evaluation } from '../earning/evaluation.ts'
import type { RedemptionStatus } from '../rewards/redemption.ts'
import type { StatementEntry } from './group-transfers.ts'

export interface Statement {
  member: { id: string; customerId: string | null; joinedAt: Date; redactedAt: Date | null }
  /** `available` is what is in lots less what is owed: negative only by that. */
  balance: { pending: number; available: number; held: number; outstanding: number; debt: number }
  entries: StatementEntry[]
  /** What to pass as `before` for older lines; null where there are none. */
  older: string | null
  /** Credits that still hold something, those that expire first at the top. */
  lots: StatementLot[]
  redemptions: StatementRedemption[]
  orders: StatementOrder[]
  /** Adjustments that were undone already. */
  undone: string[]
}

export interface StatementLot {
  id: string
  orderName: string | null
  occurredAt: Date
  availableAt: Date
  expiresAt: Date | null
  pendingLeft: number
  availableLeft: number
  isTest: boolean
}

export interface StatementRedemption {
  id: string
  status: RedemptionStatus
  code: string
  label: string
  points: number
  createdAt: Date
  expiresAt: Date | null
  usedOrderName: string | null
  problem: string | null
}

export interface StatementOrder {
  id: string
  name: string
  processedAt: Date
  version: number | null
  evaluation: Evaluation
  /** Points of all its rules together, as last settled. */
  points: number
  parkedReason: string | null
}
