// What becomes of a friend who came by a member's code, in words of ours.

export const referralStates = ['came', 'ordered', 'review', 'held', 'undoing', 'rejected'] as const
export type ReferralState = (typeof referralStates)[number]

/** Why nothing is given. */
export const rejections = [
  'self',
  'ordered_before',
  'below_minimum',
  'cancelled',
  'refunded',
  'charged_back',
  'month_maximum',
] as const

/** Why somebody has to look at it first. */
export const suspicions = [
  'same_email',
  'same_address',
  'shared_with_friend',
  'many_friends',
  'unknown_orders',
  'not_compared',
] as const

export type Rejection = (typeof rejections)[number]
export type Suspicion = (typeof suspicions)[number]
export type ReferralReason = Rejection | Suspicion

export interface ReferralRow {
  friendId: string
  referrerId: string
  state: ReferralState
  reasons: ReferralReason[]
  cameAt: Date
  orderId: string | null
  orderedAt: Date | null
  dueAt: Date | null
  attempts: number
  ruleId: string | null
  version: number | null
  prints: string[]
  eventKey: string | null
  pointsReferrer: number
  pointsFriend: number
  /** The person who decided; null: nobody had to. */
  decidedBy: string | null
}
