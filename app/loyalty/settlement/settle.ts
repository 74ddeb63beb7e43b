// Makes the books of one order agree with its worth. Whatever happened to the order (payment,
// refund, edit, cancellation, a delivery twice or late) is the same question: what is the
// difference? A decrease takes what it can find and lets the rest go, or leaves it owed, so that
// booked equals worth afterwards and nothing is ever taken twice; a later increase undoes its own
// waiver or debt first.
import type { Effect } from '../earning/evaluation.ts'
import { differencesOf } from './differences.ts'
import { give, termsOf } from './give.ts'
import type { Lot, PlannedMove, RetimedLot, Standing } from './purse.ts'
import { Purse } from './purse.ts'
import { type Decrease, take } from './take.ts'

export interface SettlementCase {
  orderId: string
  worths: Effect[]
  /** What the books hold for this order, per member and key. */
  standings: Standing[]
  /** Lots of the members concerned: this order's, and for a decrease all that are open. */
  lots: Lot[]
  /** What each of them owes of each asset, by `debtKey`; left out where nothing. */
  debts?: ReadonlyMap<string, number>
  shortfall: Decrease['shortfall']
  now: Date
}

export interface Settled {
  moves: PlannedMove[]
  /** Lots that wait until another moment than they did. */
  retimed: RetimedLot[]
  /** The lots given, and those opened, as they are after the moves. */
  lots: Lot[]
  debts: ReadonlyMap<string, number>
}

export function settle(settlement: SettlementCase): Settled {
  const { orderId, worths, standings, lots, debts = new Map(), shortfall, now } = settlement
  const purse = new Purse(lots, debts, now)
  for (const effect of worths) purse.retime({ ...effect, orderId }, termsOf(effect))
  const differences = differencesOf(worths, standings)
  // Decreases first: an order that changes hands is taken from the one before the other has it.
  for (const one of differences) if (one.is < one.was) take(purse, { orderId, shortfall }, one)
  for (const one of differences) if (one.is > one.was) give(purse, orderId, one)
  return { moves: purse.moves, retimed: purse.retimed, lots: purse.lots(), debts: purse.debts }
}
