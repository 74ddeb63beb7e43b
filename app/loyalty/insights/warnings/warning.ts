// What a merchant may not have meant, with the figures that it is said with. Money in minor units
// of the shop's currency.
import type { TierHolders } from '../../program/tiers/tier-holders.ts'

export type ProgramWarning =
  | RewardAboveEarning
  | PaysTwice
  | AboveMargin
  | FreeOrder
  | TierUnreached
  | EntryAboveTier
  | ChallengeUnreached

/** A reward worth as much as it takes to earn, or more: an order gives back all of itself. */
export interface RewardAboveEarning {
  code: 'reward_above_earning'
  rewardId: string
  orderMinor: number
  /** What the order's points are worth, spent on it. */
  earnedMinor: number
}

/** Two ways to earn that both pay for the same thing. */
export interface PaysTwice {
  code: 'pays_twice'
  ruleIds: [string, string]
}

/** Points give back a larger share of what is paid than the merchant says they earn of it. */
export interface AboveMargin {
  code: 'above_margin'
  /** To a tenth. */
  givesBackPercent: number
  marginPercent: number
  orderMinor: number
}

/** Codes of one member that pay for a whole order together. */
export interface FreeOrder {
  code: 'free_order'
  rewardIds: string[]
  codes: number
  /** The largest order that they pay for; null: any. */
  upToMinor: number | null
}

/** Tiers that no member would hold today, by all orders that are known. */
export interface TierUnreached {
  code: 'tier_unreached'
  tierIds: string[]
}

/** A tier whose gifts are worth as much as has to be spent for it, or more. */
export interface EntryAboveTier {
  code: 'entry_above_tier'
  tierId: string
  spendMinor: number
  givenMinor: number
}

/** Challenges about friends, where nothing is given for any. */
export interface ChallengeUnreached {
  code: 'challenge_unreached'
  challengeIds: string[]
}

/** What is known beside the settings. */
export interface ShopFacts {
  currency: string
  /** Of an order in the last weeks; null while there is none. */
  averageMinor: number | null
  /** What is left of a price after what the goods cost; null: the merchant has not said. */
  marginPercent: number | null
  /** Who would hold which tier; null while that is not counted. */
  tiers: TierHolders | null
}
