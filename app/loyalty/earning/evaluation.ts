// What `evaluate` is told and what it answers. Both are kept with the order, so nothing here is a
// Date: instants are ISO 8601 in UTC.
import type { Asset } from '../kernel/assets/asset.ts'
import type { Audience } from '../kernel/audience/audience.ts'
import type { MemberStatus } from '../membership/standing.ts'
import type { Phase } from '../program/phase.ts'
import type { ProgramSettings } from '../program/settings.ts'
import type { Rule, RuleBecause } from '../rules/catalogue.ts'
import type { Known } from '../rules/known.ts'
import type { CountedOrder, LineCounts, PaidShare } from '../rules/remaining.ts'
import type { SaidSegment } from '../segments/segment.ts'

/**
 * What the order's state does not tell, as it was when it was first needed: what a collection holds
 * later changes nothing of an earlier order.
 */
export interface Observed {
  /**
   * Business time of the payment that completed it. Left out: paid when it was placed, or not paid
   * yet. Null: paid later, and when is not known yet.
   */
  paidAt?: string | null
  /** What completed the payment, before refunds, and how much of it had been given out before. */
  payments?: Known['payments']
  /** Product id → ids of the collections it is in, among those asked about. */
  collections?: Known['collections']
  askedCollections?: string[]
  /**
   * Left out where its money was never charged back. Not frozen, since a bank may decide otherwise:
   * who was asked last is right.
   */
  chargeback?: { isLost: boolean; askedAt: string }
  /** Some of it nobody could tell: it is stated, and gives way to whoever can. */
  isStated?: true
}

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
  /** Of an order from before the program: when it was decided that it counts. */
  countedFrom?: string
  observed?: Observed
  /** Rules of the campaigns that ran when it was placed. Left out: none did. */
  campaigns?: Rule[]
  /** Whom they are for, by the ids of their rules; left out: everybody. */
  audiences?: Record<string, Audience>
  /** Those that the campaigns are for, as they were said to be then. */
  segments?: SaidSegment[]
  /** Customer tags that the member carried then, where a segment asks. */
  tags?: string[]
  /** Codes of the order that were bought with points; left out where nothing depends on it. */
  ownCodes?: string[]
  /** Derived, where the version asks what its member did before. Left out: nothing. */
  used?: Used
}

/**
 * What a member earned with earlier orders: on the same day, in the same month and ever, as it was
 * known when the order was placed. Zero where the version has no limit.
 */
export interface Used {
  day: number
  month: number
  all: number
  /** How many orders they had placed before; left out where no rule asks. */
  orders?: number
  /** Id of the tier they held; null: none. Left out where the version has no tiers. */
  tier?: string | null
  /** Whether they held the paid membership; left out where the version asks nothing of it. */
  isPaidMember?: boolean
  /** Ids of the segments that they were in, of those that the campaigns are for. */
  segments?: number[]
}

/** An amount that an order is worth to a member by one rule. */
export interface Effect {
  memberId: string
  /** The rule's id: one standing in the books per order, member and key. */
  key: string
  asset: Asset
  /** Positive. */
  quantity: number
  /** Null while it is not known: the order has not been sent. Then it has no end either. */
  availableAt: string | null
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
  /**
   * In the order of the snapshot's lines: what is left of each that counts, or why nothing of it
   * does. Left out where no program was in force, and by earlier releases.
   */
  lines?: LineCounts
  /** What is left of shipping, tips and duties, of those that count; left out where none does. */
  extras?: CountedOrder['extras']
  /** How much of the payment counts, where not all of it does. */
  share?: PaidShare
  /** What waits for somebody to join, and until when: of points, which stamps may wait beside. */
  waiting?: { points: number; until: string }
}
