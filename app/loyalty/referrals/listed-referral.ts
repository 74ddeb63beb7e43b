// A referral as the merchant's list has it, and what all of them came to.
import type { ReferralReason, ReferralState } from './referral.ts'

export interface ListedReferral {
  friendId: string
  referrerId: string
  friendCustomer: string | null
  referrerCustomer: string | null
  state: ReferralState
  reasons: ReferralReason[]
  cameAt: string
  dueAt: string | null
  orderId: string | null
  orderName: string | null
  pointsReferrer: number
  pointsFriend: number
  /** A person decided. */
  isDecided: boolean
}

export interface ReferralFigures {
  came: number
  /** Whose order has still to hold, or waits for a person. */
  waiting: number
  review: number
  held: number
  rejected: number
  /** Of both sides. */
  points: number
}
