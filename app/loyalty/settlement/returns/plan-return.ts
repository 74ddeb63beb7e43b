// The moves that bring what has returned of a used voucher to what should have: back into the lots
// that the points left, in the order they left them; and, where a refund was undone, out of them
// again. What cannot be found then is let go or owed, as with any decrease.
import type { Account } from '../../ledger/account.ts'
import type { Shortfall } from '../../program/books-settings.ts'

/** A lot that the voucher's points left, or that was taken from since. */
export interface SpentLot {
  lotId: string
  /** What left it for the voucher and is not back. */
  missing: number
  /** What is in it now and can be spent. */
  availableLeft: number
}

export interface SpentVoucher {
  /** What has returned so far. */
  returned: number
  /** What was let go, and what was left owed, when it was taken again. */
  waived: number
  owed: number
  /** What the member owes now, for whatever reason. */
  debt: number
  /** Those that its points left first, in that order; then, for taking, what the member has. */
  lots: SpentLot[]
}

export interface ReturnMove {
  from: Account
  to: Account
  amount: number
  lotId: string | null
}

/** @param due what should have returned by now. */
export function planReturn(voucher: SpentVoucher, due: number, shortfall: Shortfall): ReturnMove[] {
  return due >= voucher.returned ? bringBack(voucher, due) : takeAgain(voucher, due, shortfall)
}

function bringBack(voucher: SpentVoucher, due: number): ReturnMove[] {
  const { returned, waived, owed, debt, lots } = voucher
  let left = due - returned
  const move = (to: Account, atMost: number, lotId: string | null): ReturnMove[] => {
    const amount = Math.min(left, atMost)
    if (amount <= 0) return []
    left -= amount
    return [{ from: 'redeemed', to, amount, lotId }]
  }
  const undone = [
    ...move('waived', waived, null),
    // What was owed may have been paid since, by something else.
    ...move('debt', Math.min(owed, debt), null),
  ]
  const back = lots.flatMap((lot) => move('available', lot.missing, lot.lotId))
  const [first] = lots
  return [...undone, ...back, ...(first ? move('available', left, first.lotId) : [])]
}

function takeAgain(
  { returned, lots }: SpentVoucher,
  due: number,
  shortfall: Shortfall,
): ReturnMove[] {
  let left = returned - due
  const move = (from: Account, atMost: number, lotId: string | null): ReturnMove[] => {
    const amount = Math.min(left, atMost)
    if (amount <= 0) return []
    left -= amount
    return [{ from, to: 'redeemed', amount, lotId }]
  }
  const found = lots.flatMap((lot) => move('available', lot.availableLeft, lot.lotId))
  return [...found, ...move(shortfall === 'debt' ? 'debt' : 'waived', left, null)]
}
