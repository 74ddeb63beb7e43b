// What the merchant's pages are told of ideas.
import type { DeclineReason, IdeaState, IdeaStatus } from './idea.ts'

/** As the page's tabs part them; what was joined to another stands there. */
export const ideaTabs = ['waiting', 'shown', 'planned', 'done', 'declined'] as const
export type IdeaTab = (typeof ideaTabs)[number]

export interface ListedIdea {
  id: string
  memberId: string
  /** Null once erased. */
  customerId: string | null
  title: string
  text: string
  state: IdeaState
  status: IdeaStatus
  isPinned: boolean
  votes: number
  reason: DeclineReason | null
  words: string | null
  reply: string | null
  points: number
  /** ISO 8601. */
  postedAt: string
  /** Ideas that were joined to it. */
  joined: number
}

export interface IdeaQuery {
  tab: IdeaTab
  search: string
  page: number
}

export interface ListedIdeas {
  ideas: ListedIdea[]
  counts: Record<IdeaTab, number>
  hasNext: boolean
}

export interface WholeIdea {
  idea: ListedIdea
  /** Those that were joined to it, the oldest first. */
  joined: ListedIdea[]
  /** The one that it was joined to. */
  into: { id: string; title: string } | null
}
