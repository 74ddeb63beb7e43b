// The idea board as a merchant has it: whether it is on, who may post and vote, how much, and what
// an accepted idea is given. It lives beside the program, so nothing is published for it. Pure.
import { z } from 'zod'
import { audienceSchema } from '../kernel/audience/audience.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { field } from '../kernel/settings-fields.ts'
import type { IdeaState } from './idea.ts'

const mostIdeas = 50
const mostPoints = 100_000

export const boardSchema = z.object({
  isOn: z.boolean().meta(field('switch')),
  /** Whom it is for; left out: everybody. */
  posting: audienceSchema.optional(),
  voting: audienceSchema.optional(),
  /** Of one member: ideas that wait for the merchant at once, and those posted in seven days. */
  mostWaiting: z.number().int().min(1).max(mostIdeas).meta(field('count')),
  mostWeekly: z.number().int().min(1).max(mostIdeas).meta(field('count')),
  /** For an idea that was accepted, never for a vote; 0: none. */
  points: z.number().int().min(0).max(mostPoints).meta(field('points')),
})

export type Board = z.infer<typeof boardSchema>

export const freshBoard: Board = { isOn: false, mostWaiting: 3, mostWeekly: 3, points: 0 }

/** What is known of the member who asks. */
export interface Poster {
  /** Posting is for others. */
  isBarred: boolean
  waiting: number
  /** In the last seven days. */
  posted: number
}

/**
 * Refuses ideas_off, idea_post_for_tiers, idea_post_for_segment, too_many_ideas_waiting,
 * too_many_ideas_weekly.
 */
export function decidePosting(board: Board, { isBarred, waiting, posted }: Poster): Result<void> {
  if (!board.isOn) return refuse('ideas_off')
  if (isBarred)
    return refuse(
      board.posting?.who === 'tiers' ? 'idea_post_for_tiers' : 'idea_post_for_segment',
      namesOf(board.posting),
    )
  if (waiting >= board.mostWaiting)
    return refuse('too_many_ideas_waiting', { count: board.mostWaiting })
  if (posted >= board.mostWeekly)
    return refuse('too_many_ideas_weekly', { count: board.mostWeekly })
  return accept(undefined)
}

/** Refuses ideas_off, idea_vote_for_tiers, idea_vote_for_segment. */
export function decideVoting(board: Board, { isBarred }: Pick<Poster, 'isBarred'>): Result<void> {
  if (!board.isOn) return refuse('ideas_off')
  if (!isBarred) return accept(undefined)
  const isForTiers = board.voting?.who === 'tiers'
  return refuse(isForTiers ? 'idea_vote_for_tiers' : 'idea_vote_for_segment', namesOf(board.voting))
}

const namesOf = (audience: Board['posting']) => ({
  tiers: (audience?.tiers ?? []).map(({ title }) => title).join(', '),
})

/** What the merchant decides of an idea; putting back what was taken away is accepting it. */
export const decisions = ['accept', 'decline', 'undo', 'remove'] as const
export type Decision = (typeof decisions)[number]

const moves: Record<Decision, { from: IdeaState[]; to: IdeaState }> = {
  accept: { from: ['waiting', 'declined', 'removed'], to: 'shown' },
  decline: { from: ['waiting', 'shown'], to: 'declined' },
  undo: { from: ['shown', 'declined', 'removed'], to: 'waiting' },
  remove: { from: ['shown'], to: 'removed' },
}

/** @returns the state that it is in then; null: it cannot be decided so. */
export const decide = (state: IdeaState, decision: Decision): IdeaState | null =>
  moves[decision].from.includes(state) ? moves[decision].to : null

/** What can be decided of one in this state. */
export const decisionsFor = (state: IdeaState): Decision[] =>
  decisions.filter((one) => decide(state, one) !== null)

/** Its author takes it off the board themselves. */
export const canWithdraw = (state: IdeaState): boolean => state === 'waiting' || state === 'shown'
