// An idea on the board, and what may be done with it. Pure.
import { z } from 'zod'
import { isStorable } from '../kernel/storable.ts'

/** Only what is shown is seen by others than its author; what was taken away can be put back. */
export const ideaStates = ['waiting', 'shown', 'declined', 'removed', 'withdrawn'] as const
export type IdeaState = (typeof ideaStates)[number]

/** What becomes of one that is shown. */
export const ideaStatuses = ['new', 'under_review', 'planned', 'done', 'not_now'] as const
export type IdeaStatus = (typeof ideaStatuses)[number]

/** Why one is declined, as its author reads it in their own language. */
export const declineReasons = [
  'exists',
  'duplicate',
  'off_topic',
  'not_possible',
  'unclear',
  'personal',
  'tone',
] as const
export type DeclineReason = (typeof declineReasons)[number]

export const longestTitle = 100
export const longestText = 1000
export const longestReply = 1000
export const longestWords = 300
/** So many are in the page before a shopper asks for more. */
export const topShown = 3
/** So many are listed on a page. */
export const perPage = 20

export const ideaSorts = ['votes', 'newest'] as const
export type IdeaSort = (typeof ideaSorts)[number]

const text = (longest: number) =>
  z.string().max(longest).refine(isStorable, 'must be text that can be stored')

/**
 * What a shopper may ask of the board. An idea's id is chosen by the page: sent again, it is the
 * same one.
 */
export const boardActSchema = z.discriminatedUnion('did', [
  z.strictObject({
    did: z.literal('post'),
    ideaId: z.uuid(),
    title: text(longestTitle),
    text: text(longestText).default(''),
  }),
  z.strictObject({ did: z.literal('vote'), ideaId: z.uuid(), isFor: z.boolean() }),
  z.strictObject({ did: z.literal('withdraw'), ideaId: z.uuid() }),
])

/** What a shopper reads of an idea. */
export interface ShownIdea {
  id: string
  title: string
  text: string
  votes: number
  status: IdeaStatus
  isPinned: boolean
  /** The shop's. */
  reply: string | null
  /** The name that its author chose; null: none. */
  by: string | null
  /** ISO 8601. */
  postedAt: string
}

/** What its author reads of one, whatever state it is in. */
export interface OwnIdea extends Omit<ShownIdea, 'isPinned' | 'by'> {
  state: IdeaState
  reason: DeclineReason | null
  /** The merchant's own. */
  words: string | null
  /** The title of the idea that says the same; null: none. */
  joined: string | null
}
