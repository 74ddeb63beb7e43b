// Rewards that a person sees to: to do, sent, or cancelled with the points back.

/** What was sent can be taken back for so long; its points are not spent before. */
export const undoMs = 7 * 24 * 3_600_000

export type FulfilmentStatus = 'to_do' | 'sent' | 'cancelled'

export const fulfilmentStatuses: FulfilmentStatus[] = ['to_do', 'sent', 'cancelled']

export interface Fulfilment {
  id: string
  memberId: string
  /** The shop's customer; null once erased. */
  customerId: string | null
  status: FulfilmentStatus
  label: string
  /** What it was paid with. */
  asset: string
  points: number
  createdAt: string
  handledAt: string | null
  handledBy: string | null
  note: string | null
  tracking: string | null
  canBeUndone: boolean
}

/** What became of a change of many: those that were no longer as they were shown are left alone. */
export interface Changed {
  done: number
  leftAlone: number
}

export const longestNote = 500
export const longestTracking = 200
/** At once, by one click. */
export const mostAtOnce = 100
