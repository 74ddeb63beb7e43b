// A redemption: having a reward. What is kept of the reward is how it was when it was redeemed, so
// that neither a retry nor a later change of the program alters what the member was promised.
import type { Reward } from '../program/settings.ts'

export type RedemptionStatus =
  | 'issuing'
  | 'issued'
  | 'used'
  | 'returning'
  | 'returned'
  | 'refused'
  | 'expired'
  | 'in_doubt'

/** The reward as redeemed; stored as JSON with the redemption. */
export type RedeemedReward = Reward & { label: string; currency: string; version: number }

/** What a member sees of a redemption. Instants are ISO 8601 in UTC. */
export interface RedemptionView {
  id: string
  status: RedemptionStatus
  /** Null until the voucher exists: a code that is not honoured yet is not shown. */
  code: string | null
  label: string
  points: number
  expiresAt: string | null
}

export interface RedemptionRow {
  id: string
  status: RedemptionStatus
  code: string
  reward: unknown
  points: number
  expiresAt: Date | null
}

// There is none yet, there will be none, or nobody knows.
const withoutVoucher = new Set<RedemptionStatus>(['issuing', 'refused', 'in_doubt'])

export function viewRedemption(row: RedemptionRow): RedemptionView {
  const hasVoucher = !withoutVoucher.has(row.status)
  return {
    id: row.id,
    status: row.status,
    code: hasVoucher ? row.code : null,
    label: (row.reward as RedeemedReward).label,
    points: row.points,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  }
}

/** As codes are stored: at the checkout letter case does not matter. */
export function normalCode(code: string): string {
  return code.trim().toUpperCase()
}
