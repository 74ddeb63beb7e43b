// What a member's page knows of others, and of how others see them. It stands in their own state
// alone.
import type { Nickname } from '../../membership/nickname/nickname.ts'
import type { OwnContest } from '../contests/public-contests.ts'
import type { OwnFriends } from '../friends/public-friends.ts'

export interface OwnCommunity extends OwnFriends {
  /** Left out where they chose none. */
  nickname?: { name: string; isHidden?: true }
  /** Those they take part in; left out where there is none. */
  contests?: OwnContest[]
}

export function ownNickname(kept: Nickname | undefined): OwnCommunity {
  if (!kept?.nickname) return {}
  return { nickname: { name: kept.nickname, ...(kept.isHidden ? { isHidden: true } : {}) } }
}
