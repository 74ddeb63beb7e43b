// What the storefront shows of a member: one shape for the metafield that Liquid renders and for
// the fresh answer a shopper's action asks for. Points change by themselves (an amount matures or
// expires), so the state names that moment and what it will be then: a page stays right meanwhile.
import type { ToldTier } from '../explain/tiers/tell-tier.ts'
import type { ChallengeState } from './challenges/challenge-state.ts'
import type { OwnCommunity } from './community/own-community.ts'
import type { DeedStanding } from './deeds/deed-standing.ts'
import type { HeldReward } from './held-reward.ts'
import type { OwnOffers } from './personal/own-offers.ts'

export interface Points {
  available: number
  pending: number
}

/** A card goes by the id of its rule. */
export interface CardState {
  id: string
  /** To be spent, less what is owed. */
  stamps: number
  pending: number
}

/** What decides which survey the member is asked. */
export interface AskedOfState {
  /** Ids of those that they answered. */
  answered: string[]
  /** Paid orders, counted no further than any survey asks. */
  orders: number
}

/** What the member gave to a cause, as far as it was not taken back. */
export interface Giving {
  /** Of the cause. */
  id: string
  name: string
  points: number
  /** In the shop's currency. */
  amountMinor: number
}

/** Points that were given so that somebody comes back. */
export interface Missed {
  points: number
  until: string
}

export interface PlanState {
  from: string
  /** The last moment of it, past or ahead; null: for ever. */
  until: string | null
  /** What the term that runs cost, and has saved so far; left out where none runs. */
  feeMinor?: number
  savedMinor?: number
}

type NextState = Points & { cards?: CardState[] }

/** What a shopper is to the program. Somebody excluded sees nothing of it. */
export type MemberStatus = 'member' | 'not_joined' | 'left' | 'paused' | 'excluded'

export interface Standing {
  status: MemberStatus
  /** Named by the merchant: sees the program while it is tested. */
  isTester: boolean
  /** Earned as if they were in: theirs if they join before `until`. */
  waiting: { points: number; until: string } | null
}

export interface MemberState extends Standing, OwnCommunity, OwnOffers {
  v: 2
  rev: number
  /** The language of everything in it that is said in words. */
  language: string
  points: Points & {
    expiringNext: { points: number; at: string } | null
    /** What of the pending ones waits until its order is sent; left out where nothing does. */
    unsent?: number
  }
  nextChangeAt: string | null
  /** What `points`, and cards, will be from `nextChangeAt` on. */
  next: NextState | null
  /** Stamp cards that are begun; left out where none is. */
  cards?: CardState[]
  /** The tier that is held, and the next; left out where the program has none. */
  tier?: ToldTier
  /** Whether a birthday was told, not which; left out where it is not asked for. */
  birthday?: 'asked' | 'told'
  /** Given so that they come back, and not spent yet; left out where nothing is. */
  missed?: Missed
  /** How far, and what was reached; left out where the program has no challenges. */
  challenges?: ChallengeState
  /** Left out where no survey is open. */
  surveys?: AskedOfState
  /** By cause; left out where nothing was given. */
  giving?: Giving[]
  /** The paid membership; left out where it was never bought, or all of it was refunded. */
  plan?: PlanState
  /** What can be done for points, by rule; left out where the program has none of it. */
  deeds?: DeedStanding[]
  redemptions: HeldReward[]
  /** Ids of the rewards that this member has had as often as they may. */
  limitsReached: string[]
  /** Ids of the rewards that are for other members; left out where none is. */
  barred?: string[]
  /** Newest first. What came in and went out: the amounts of all lines add up to the points. */
  history: HistoryLine[]
}

export interface HistoryLine {
  /** What to ask by for how it came about. */
  id: string
  at: string
  points: number
  /** Of which card the amount is stamps; left out: points. */
  card?: string
  account: 'pending' | 'available'
  reason: string
}

/** A credit as far as it is not spent. */
export interface LotLeft {
  asset: string
  /** Null: its order has not been sent. */
  availableAt: Date | null
  expiresAt: Date | null
  pendingLeft: number
  availableLeft: number
}

/**
 * Lots and points as the sweep is about to book them. A shopper who asks in between is told what a
 * redemption would find, since that sweeps first.
 */
export function asOf(
  lots: LotLeft[],
  points: Points,
  now: Date,
): { lots: LotLeft[]; points: Points } {
  const swept = lots.map((lot) => {
    const isRipe = isBy(lot.availableAt, now)
    const isOver = isBy(lot.expiresAt, now)
    const availableLeft = isOver ? 0 : lot.availableLeft + (isRipe ? lot.pendingLeft : 0)
    return { ...lot, availableLeft, pendingLeft: isRipe ? 0 : lot.pendingLeft }
  })
  const change = (read: (lot: LotLeft) => number) => sum(swept.map(read)) - sum(lots.map(read))
  return {
    lots: swept,
    points: {
      available: points.available + change((lot) => lot.availableLeft),
      pending: points.pending + change((lot) => lot.pendingLeft),
    },
  }
}

export function expiringNext(lots: LotLeft[]): MemberState['points']['expiringNext'] {
  const expiring = lots.filter((lot) => lot.availableLeft > 0 && lot.expiresAt !== null)
  const at = earliest(expiring.map((lot) => lot.expiresAt as Date))
  if (!at) return null
  const due = expiring.filter((lot) => lot.expiresAt?.getTime() === at.getTime())
  return { points: sum(due.map((lot) => lot.availableLeft)), at: at.toISOString() }
}

/**
 * The next moment at which points mature or expire.
 */
export function nextChange(lots: LotLeft[], points: Points): { at: Date; next: Points } | null {
  const at = earliest([
    ...lots.filter((lot) => lot.pendingLeft > 0).flatMap((lot) => lot.availableAt ?? []),
    ...lots.filter((lot) => lot.availableLeft > 0).flatMap((lot) => lot.expiresAt ?? []),
  ])
  if (!at) return null
  return { at, next: amountsAt(lots, points, at) }
}

/** What there will be at a moment, of one asset. */
export function amountsAt(lots: LotLeft[], now: Points, at: Date): Points {
  const matured = sum(lots.filter((lot) => isBy(lot.availableAt, at)).map((lot) => lot.pendingLeft))
  const expired = sum(lots.filter((lot) => isBy(lot.expiresAt, at)).map((lot) => lot.availableLeft))
  return { available: now.available + matured - expired, pending: now.pending - matured }
}

/** Points that wait until their order is sent. */
export const unsentPoints = (lots: LotLeft[]): number =>
  sum(lots.filter((lot) => lot.availableAt === null).map((lot) => lot.pendingLeft))

const isBy = (moment: Date | null, at: Date) => moment !== null && moment <= at

const earliest = (dates: Date[]): Date | undefined =>
  dates.reduce<Date | undefined>(
    (first, date) => (first && first <= date ? first : date),
    undefined,
  )

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0)

/** Whether the paid membership is held at a moment. */
export const isHeld = (plan: PlanState | undefined, at: Date): boolean =>
  plan !== undefined && (plan.until === null || at <= new Date(plan.until))
