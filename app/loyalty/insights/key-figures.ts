// The figures of the home page.
export interface KeyFigures {
  members: number
  membersRecent: number
  /** Earned in the last 30 days, net of what was taken back. */
  issuedRecent: number
  /** Spent on vouchers that were used, in the last 30 days. */
  redeemedRecent: number
  /** Ended unspent, in the last 30 days. */
  expiredRecent: number
  /** What members hold in any form and may still spend: the shop's liability in points. */
  outstanding: number
  ordersRecent: number
  ordersBefore: number
  /** Whether any order ever earned points, however long ago. */
  hasAnyOrderEarned: boolean
}
