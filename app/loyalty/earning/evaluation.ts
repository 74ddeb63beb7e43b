// What `evaluate` is told and what it answers. Both are kept with the order, so nothing here is a
// Date: instants are ISO 8601 in UTC.
import type { MemberStatus } from '../membership/standing.ts'
import type { Phase } from '../program/phase.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { RuleBecause } from '../rules/catalogue.ts'

/** Selected or observed the first time an order is seen; the member follows the newest snapshot. */
export interface Inputs {
  engine: 1
  /** In force when the order was placed; null where no program was. */
  version: { number: number; settings: ProgramSettings } | null
  timeZone: string
  memberId: string | null
  /** In force when the order was placed. Left out: live. */
  phase?: Phase
  /** What the member was then, or became within the days that points wait. Left out: a member. */
  status?: MemberStatus
  /** Named by the merchant then. */
  isTester?: boolean
  /** Test orders earn in a store that a developer tests in, and for testers. */
  isDevelopment?: boolean
}

/** An amount that an order is worth to a member by one rule. */
export interface Effect {
  memberId: string
  /** The rule's id: one standing in the books per order, member and key. */
  key: string
  asset: 'points'
  /** Positive. */
  quantity: number
  availableAt: string
  expiresAt: string | null
  /** The end moves to so many calendar months after the member's last activity. */
  idleMonths?: number
  /** Where the end moves, once, unless it was announced in time. */
  movesTo?: string
  because: RuleBecause
}

export interface Evaluation {
  effects: Effect[]
  /** One for each rule that did not apply, with the obstacle. */
  unapplied: RuleBecause[]
  /** What waits for somebody to join, and until when. */
  waiting?: { points: number; until: string }
}
