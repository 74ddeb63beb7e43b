// What the Health page shows: is everything heard, settled and written, and what needs a person.
import type { FindingKind } from '../kernel/findings.ts'
import type { RedemptionStatus } from '../rewards/redemption.ts'

export interface Health {
  deliveries: DeliveriesToday
  troubled: TroubledDelivery[]
  orders: TroubledOrder[]
  redemptions: TroubledRedemption[]
  findings: HealthFinding[]
  storefront: { membersBehind: number; isProgramBehind: boolean }
  /** When Shopify's orders were last compared with ours; null before the first time. */
  sweptUntil: Date | null
}

export interface DeliveriesToday {
  received: number
  settled: number
  waiting: number
  /** Age of the oldest that waits, and the usual time from arrival to settled; null without any. */
  oldestWaitingMs: number | null
  usualLagMs: number | null
}

export interface TroubledDelivery {
  webhookId: string
  topic: string
  receivedAt: Date
  state: 'parked' | 'unreadable'
  reason: string | null
  /** False once the stored body is gone (a week): then there is nothing to try again. */
  canRetry: boolean
}

export interface TroubledOrder {
  id: string
  /** Null for an order that was only ever announced. */
  name: string | null
  memberId: string | null
  /** Why it was parked, or why asking for it failed. */
  problem: string | null
  isParked: boolean
  since: Date
}

export interface TroubledRedemption {
  id: string
  memberId: string
  status: RedemptionStatus
  label: string
  problem: string | null
  createdAt: Date
}

export interface HealthFinding {
  id: string
  kind: FindingKind
  /** The names and numbers that its text speaks of. */
  detail: Record<string, string>
  /** The whole answer to a customer who asked what is kept about them; null for other kinds. */
  answer: string | null
  foundAt: Date
  resolvedAt: Date | null
}
