// An increase first undoes what an earlier decrease of the same thing had to let go or left owed;
// the rest goes to the order's lot, to where that lot has come by now.
import type { Effect } from '../earning/evaluation.ts'
import type { Account } from '../ledger/account.ts'
import type { Difference } from './differences.ts'
import type { Lot, LotTerms, Pocket, Purse } from './purse.ts'

export function give(purse: Purse, orderId: string, difference: Difference): void {
  const { memberId, key, asset, waived, owed } = difference
  const move = { memberId, key, asset, from: 'issued' as const }
  let amount = difference.is - difference.was
  const undo = (to: Account, atMost: number, pocket: Pocket) => {
    const undone = Math.min(amount, atMost)
    if (undone <= 0) return
    amount -= undone
    purse.plan({ ...move, to, amount: undone, lot: null, opensLot: false, pocket })
  }
  undo('waived', waived, 'unwaived')
  // What was owed may have been paid since, by something else.
  undo('debt', Math.min(owed, purse.owedBy(difference)), 'unowed')
  if (amount <= 0) return
  const known = purse.find({ memberId, asset, orderId, key })
  const lot = known ?? purse.open(newLot(orderId, difference))
  const to = stageOf(lot, purse)
  purse.plan({ ...move, to, amount, lot, opensLot: !known, pocket: null })
}

function newLot(orderId: string, { memberId, key, asset, effect }: Difference): Lot {
  if (!effect) throw new Error('an increase without an effect')
  return {
    id: null,
    memberId,
    asset,
    orderId,
    key,
    mergedFrom: null,
    ...termsOf(effect),
    pendingLeft: 0,
    availableLeft: 0,
    expired: 0,
  }
}

export function termsOf({ availableAt, expiresAt, idleMonths, movesTo }: Effect): LotTerms {
  return {
    availableAt: availableAt === null ? null : new Date(availableAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    ...(idleMonths ? { idleMonths } : {}),
    ...(movesTo ? { movesTo: new Date(movesTo) } : {}),
  }
}

/** A fact that we hear of late books its amount where it would be had we heard in time. */
function stageOf(lot: Lot, purse: Purse): Account {
  if (purse.isPast(lot.expiresAt)) return 'expired'
  return purse.isPast(lot.availableAt) ? 'available' : 'pending'
}
