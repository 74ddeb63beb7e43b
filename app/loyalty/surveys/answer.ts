// An answer to a survey, and what it may be. Pure.
import { z } from 'zod'
import { isStorable } from '../kernel/storable.ts'
import type { Group } from './nps.ts'

export const longestComment = 1000

export const answerSchema = z.strictObject({
  surveyId: z.uuid(),
  score: z.number().int().min(0).max(10),
  comment: z
    .string()
    .trim()
    .max(longestComment)
    .refine(isStorable, 'must be text that can be stored')
    .default(''),
})

export type Answer = z.infer<typeof answerSchema>

export interface AnswerRow {
  memberId: string
  /** Null once erased. */
  customerId: string | null
  score: number
  comment: string
  points: number
  /** ISO 8601. */
  at: string
}

/** Which answers of a survey are listed. */
export interface AnswerFilter {
  group: Group | 'all'
  hasComment: boolean
}

/** So many are listed on a page. */
export const answersShown = 25
