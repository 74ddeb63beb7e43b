// One member as a list shows them.
import type { MemberStatus } from './member-filter.ts'

export interface MemberRow {
  id: string
  /** Null once the customer asked to be forgotten. */
  customerId: string | null
  joinedAt: Date
  /** The last order or redemption; joining, where there was none. */
  activeAt: Date
  available: number
  pending: number
  held: number
  outstanding: number
  status: Exclude<MemberStatus, 'test'>
  /** Some of their points came from test orders. */
  isTest: boolean
}
