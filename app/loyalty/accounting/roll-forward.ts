// The points a shop owes its members, month by month. Every transfer that changes what is owed has
// one side among the program's accounts, so the sums of those accounts give opening and closing to
// the point, whatever the members did in between.

/** What was moved from one account to another within a month. */
export interface Move {
  from: string
  to: string
  points: number
}

/** Points; each line as a merchant reads it, all but `adjusted` and `closing` not below zero. */
export interface RollForward {
  opening: number
  /** Given for orders and other facts. */
  issued: number
  /** Taken back: refunds, cancellations, edits. */
  takenBack: number
  redeemed: number
  expired: number
  /** Should have been taken back but was spent already: the shop bears it. */
  waived: number
  /** Corrections by hand, signed. */
  adjusted: number
  donated: number
  closing: number
  /** Of what is owed at the end: in vouchers that are not used yet. */
  outstanding: number
  /** Of what is owed at the end: not to be spent yet. */
  pending: number
  /** Taken off what is owed at the end: what members owe, and pay with what they earn next. */
  debt: number
}

/** What a month leaves to the next. */
export interface Carried {
  closing: number
  outstanding: number
  pending: number
  debt: number
}

export const nothingCarried: Carried = { closing: 0, outstanding: 0, pending: 0, debt: 0 }

export function rollForward(carried: Carried, moves: Move[]): RollForward {
  const opening = carried.closing
  const issued = sum(moves, (move) => move.from === 'issued')
  const takenBack = sum(moves, (move) => move.to === 'issued')
  const redeemed = into(moves, 'redeemed')
  const expired = into(moves, 'expired')
  const waived = -into(moves, 'waived')
  const adjusted = -into(moves, 'adjusted')
  const donated = into(moves, 'donated')
  return {
    opening,
    issued,
    takenBack,
    redeemed,
    expired,
    waived,
    adjusted,
    donated,
    closing: opening + issued - takenBack - redeemed - expired + waived + adjusted - donated,
    outstanding: carried.outstanding + into(moves, 'outstanding'),
    pending: carried.pending + into(moves, 'pending'),
    debt: carried.debt - into(moves, 'debt'),
  }
}

/** What `account` gained, less what left it. */
function into(moves: Move[], account: string): number {
  return sum(moves, (move) => move.to === account) - sum(moves, (move) => move.from === account)
}

function sum(moves: Move[], isMeant: (move: Move) => boolean): number {
  return moves.reduce((total, move) => (isMeant(move) ? total + move.points : total), 0)
}
