// Everything the books say of one member, as it is read for a page.

import type { Evaluation } from '../../earning/evaluation.ts'
import type { Because } from '../../kernel/because.ts'
import type { MembershipKind } from '../../membership/standing.ts'
import type { CardRule } from '../../program/cards/stamp-cards.ts'
import type { ChallengeSettings } from '../../program/challenges/challenge-settings.ts'
import type { Faring } from '../../program/challenges/faring.ts'
import type { HeldTier } from '../../program/tiers/held-tier.ts'
import type { TierSettings } from '../../program/tiers/tier-settings.ts'
import type { RedemptionStatus } from '../../rewards/redemption.ts'
import type { Entry, StatementTransfer } from './group-transfers.ts'

/** What a history can be narrowed down to. */
export const historyKinds = ['earned', 'redeemed', 'adjusted', 'expired'] as const
export type HistoryKind = (typeof historyKinds)[number]

export const readHistoryKind = (text: string | null): HistoryKind | null =>
  historyKinds.find((kind) => kind === text) ?? null

/** A list is cut to this length, until all of it is asked for. */
export const shortList = 25

/** Which lists are shown at their full length. */
export type LongList = 'orders' | 'codes'

export interface Statement {
  member: {
    id: string
    customerId: string | null
    joinedAt: Date
    redactedAt: Date | null
    /** How many customers were merged into this one. */
    mergedCount: number
  }
  /** `available` is what is in lots less what is owed: negative only by that. */
  balance: { pending: number; available: number; held: number; outstanding: number; debt: number }
  /** All that ever came in and went out, by the kind of reason. */
  sums: BalanceSum[]
  entries: StatementEntry[]
  /** What to pass as `before` for older lines; null where there are none. */
  older: string | null
  /** Credits that still hold something, those that expire first at the top. */
  lots: StatementLot[]
  /** Credits of which something expired lately: a merchant can bring it back. */
  expiredLots: StatementLot[]
  /** Joining, leaving and pausing, newest first. */
  membership: StatementMembership[]
  redemptions: StatementRedemption[]
  orders: StatementOrder[]
  /** Adjustments that were undone already. */
  undone: string[]
}

/** A stamp card of a member, by the name of its rule. */
/** With what they are challenges of, and as of when. */
export interface StatementChallenges {
  farings: Faring[]
  settings: Pick<ChallengeSettings, 'challenges' | 'levels'>
  at: Date
}

/** With what it is a tier of. */
export interface StatementTier {
  /** Null: nothing of theirs counts yet. */
  held: HeldTier | null
  settings: TierSettings
}

export interface StatementCard {
  id: string
  rule: Pick<CardRule, 'kind' | 'title'>
  needed: number
  /** Less what is owed. */
  available: number
  pending: number
  held: number
  outstanding: number
}

/** Points of one credit, with what is known of it now. */
export interface EntryPart {
  amount: number
  orderName: string | null
  givenAt: Date
  /** Null: its order has not been sent. */
  availableAt: Date | null
  expiresAt: Date | null
}

export type WithCredits<Line> = Omit<Line, 'parts'> & {
  /** What it adds to what is pending and available together; null where it moves between these. */
  points: number | null
  parts: EntryPart[]
}

export type StatementEntry = WithCredits<Entry<StatementTransfer>>

export interface BalanceSum {
  kind: Because['kind']
  cameIn: number
  wentOut: number
}

export interface StatementLot {
  id: string
  orderName: string | null
  occurredAt: Date
  /** Null: its order has not been sent. */
  availableAt: Date | null
  expiresAt: Date | null
  pendingLeft: number
  availableLeft: number
  expired: number
  isTest: boolean
}

export interface StatementMembership {
  id: string
  kind: MembershipKind
  occurredAt: Date
  /** Who paused or resumed, and why. */
  actor: string | null
  note: string | null
}

export interface StatementRedemption {
  id: string
  status: RedemptionStatus
  /** Of a code that is money only the end; null without a code. */
  code: string | null
  label: string
  /** What it was paid with. */
  asset: string
  points: number
  createdAt: Date
  expiresAt: Date | null
  usedOrderName: string | null
  problem: string | null
  /** Of one that a person fulfils: what the member was told, and when it was handled. */
  note: string | null
  tracking: string | null
  handledAt: Date | null
  /** The cause that it was given to. */
  causeId: string | null
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
  isTest: boolean
}

/** The paid membership, as far as something is left of it. */
export interface StatementPlan {
  isHeld: boolean
  /** Of the terms that follow one another; null: for ever. */
  until: string | null
  /** The last to end comes first. */
  terms: {
    orderId: string
    orderName: string
    from: string
    until: string | null
    feeMinor: number
  }[]
  /** Of the term that runs; null where none does. */
  saved: { savedMinor: number; feeMinor: number } | null
}
