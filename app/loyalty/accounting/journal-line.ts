// A transfer as the journal lists it.
import type { Because } from '../kernel/because.ts'

export interface JournalLine {
  id: bigint
  recordedAt: Date
  occurredAt: Date
  reference: string
  memberId: string
  orderId: string | null
  from: string
  to: string
  points: number
  /** Of a test order: not part of what is owed. */
  isTest: boolean
  because: Because
}
