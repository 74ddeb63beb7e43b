// What the storefront is told of friends: what both sides get, for which order, and after how many
// days. What makes a friend suspicious is for the merchant alone.
import type { ProgramSettings } from '../../program/settings.ts'
import { friendTerms } from '../../referrals/friend-terms.ts'
import type { ReferralState } from '../../referrals/referral.ts'

export interface PublicFriends {
  /** Left out where the program gives nothing for them. */
  friends?: { points: number; friendPoints: number; minimumMinor: number; holdDays: number }
}

export function publicFriends(settings: ProgramSettings | null): PublicFriends {
  const terms = settings && friendTerms(settings)
  if (!terms) return {}
  const { points, friendPoints, minimumMinor, holdDays } = terms
  return { friends: { points, friendPoints, minimumMinor, holdDays } }
}

/** A friend, never named: when they came, and what became of it. */
export interface SentFriend {
  at: string
  state: FriendState
  points: number
}

export const friendStates = ['came', 'waiting', 'given', 'not_given'] as const
export type FriendState = (typeof friendStates)[number]

/** Left out while there is nothing to tell. */
export interface OwnFriends {
  friends?: {
    /** Null: never asked for. */
    code: string | null
    sent: SentFriend[]
    /** How far they are who came by somebody's code themselves. */
    invited?: { state: FriendState; points: number }
  }
}

const stateOf: Record<ReferralState, FriendState> = {
  came: 'came',
  ordered: 'waiting',
  review: 'waiting',
  held: 'given',
  undoing: 'not_given',
  rejected: 'not_given',
}

export const friendState = (state: ReferralState): FriendState => stateOf[state]
