// What shows members to one another: only where there is any does a page speak of nicknames.
import type { PublicContests } from '../contests/public-contests.ts'

export interface PublicCommunity extends PublicContests {
  /** Left out where nothing of the shop shows anybody. */
  nicknames?: true
}

export const publicCommunity = (contests: PublicContests): PublicCommunity =>
  contests.contests ? { nicknames: true, ...contests } : {}
