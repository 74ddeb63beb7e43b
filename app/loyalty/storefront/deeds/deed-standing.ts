// How what can be done stands for one member: to do, waiting, done, or again from a day on. Pure.
import { type Room, roomFor, type Span } from '../../deeds/limit.ts'
import { placeInRow } from '../../deeds/streak.ts'
import type { DeedLimit, Streak } from '../../rules/deed-fields.ts'

export interface DeedStanding {
  /** Of its rule. */
  id: string
  state: 'open' | 'waiting' | 'done' | 'again'
  /** From when it counts again. */
  again?: string
  /** Why what was sent in last was turned down. */
  reason?: string
  /** That it was turned down, whether or not a reason was given. */
  isRejected?: true
  /** Of visits in a row: how many so far, until when the next one keeps it. */
  row?: { count: number; until: string }
}

export interface Counted {
  counted: number
  waiting: number
  lastState: string | null
  lastReason: string | null
}

export const nothingDone: Counted = { counted: 0, waiting: 0, lastState: null, lastReason: null }

export function standingOf(
  id: string,
  { counted, waiting, lastState, lastReason }: Counted,
  { limit, span }: { limit: DeedLimit; span: Span },
): DeedStanding {
  const room: Room = roomFor(limit, counted, span)
  if (waiting > 0) return { id, state: 'waiting' }
  if (room.isOpen) {
    if (lastState !== 'rejected') return { id, state: 'open' }
    return { id, state: 'open', isRejected: true, ...(lastReason ? { reason: lastReason } : {}) }
  }
  if (room.again === null) return { id, state: 'done' }
  return { id, state: 'again', again: room.again.toISOString() }
}

/** @param inRow how many days or weeks in a row, today's included where there was a visit. */
export function rowOf(
  inRow: { count: number; until: Date },
  { length }: Streak,
): NonNullable<DeedStanding['row']> {
  return { count: placeInRow(inRow.count, length), until: inRow.until.toISOString() }
}
