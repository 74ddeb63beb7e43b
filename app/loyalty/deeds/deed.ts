// What a member did for points that is no purchase. It waits for a person, counts, or was rejected;
// what counts has its points in the books.
import type { RuleName } from '../rules/catalogue.ts'

export const deedStates = ['waiting', 'counted', 'rejected'] as const
export type DeedState = (typeof deedStates)[number]

export const longestNote = 500
export const longestReason = 300
export const mostAtOnce = 100

export interface Deed {
  id: string
  memberId: string
  /** Null: they asked to be forgotten. */
  customerId: string | null
  kind: RuleName
  ruleId: string
  /** As the rule is called by the merchant; left out: as its kind is. */
  title?: string
  /** What it was about: a product that was reviewed. */
  subject: string | null
  note: string | null
  points: number
  state: DeedState
  happenedAt: string
  decidedAt: string | null
  /** A person decided. */
  isDecided: boolean
  reason: string | null
}

/** How many were decided, and how many somebody else had decided first. */
export interface Decided {
  done: number
  leftAlone: number
}
