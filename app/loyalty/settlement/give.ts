// An increase first undoes what an earlier decrease of the same thing had to waive; the rest goes
// to the order's lot, to where that lot has come by now.
import type { Account } from '../ledger/account.ts'
import type { Difference } from './differences.ts'
import type { Lot, Purse } from './purse.ts'

export function give(purse: Purse, orderId: string, difference: Difference): void {
  const { memberId, key, asset, waived } = difference
  const wanted = difference.is - difference.was
  const unwaived = Math.min(wanted, waived)
  const move = { memberId, key, asset, from: 'issued' as const }
  if (unwaived > 0) {
    purse.plan({
      ...move,
      to: 'waived',
      amount: unwaived,
      lot: null,
      opensLot: false,
      pocket: 'unwaived',
    })
  }
  const amount = wanted - unwaived
  if (amount <= 0) return
  const known = purse.find({ memberId, asset, orderId, key })
  const lot = known ?? purse.open(newLot(orderId, difference))
  const to = stageOf(lot, purse)
  purse.plan({ ...move, to, amount, lot, opensLot: !known, pocket: null })
}

function newLot(orderId: string, { memberId, key, asset, effect }: Difference): Lot {
  if (!effect) throw new Error('an increase without an effect')
  const { availableAt, expiresAt } = effect
  return {
    id: null,
    memberId,
    asset,
    orderId,
    key,
    availableAt: new Date(availableAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    pendingLeft: 0,
    availableLeft: 0,
    expired: 0,
  }
}

/** A fact that we hear of late books its amount where it would be had we heard in time. */
function stageOf(lot: Lot, purse: Purse): Account {
  if (purse.isPast(lot.expiresAt)) return 'expired'
  return purse.isPast(lot.availableAt) ? 'available' : 'pending'
}
