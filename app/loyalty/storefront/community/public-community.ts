// What shows members to one another: only where there is any does a page speak of nicknames.
import type { PublicContests } from '../contests/public-contests.ts'
import type { PublicIdeas } from '../ideas/public-ideas.ts'

export interface PublicCommunity extends PublicContests, PublicIdeas {
  /** Left out where nothing of the shop shows anybody. */
  nicknames?: true
}

export const publicCommunity = (contests: PublicContests, ideas: PublicIdeas): PublicCommunity =>
  contests.contests || ideas.ideas ? { nicknames: true, ...contests, ...ideas } : {}
