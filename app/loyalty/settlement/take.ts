// A decrease, in this order: what is still pending of it, what is left of its own lot, what has
// expired from that lot, then the member's other lots (what expires first). The rest is let go, or
// owed where the program says so: what is earned next pays it. Where points for past orders are
// taken back, what was spent of them stays spent: nothing else of the member's is touched.
import type { Account } from '../ledger/account.ts'
import type { Shortfall } from '../program/books-settings.ts'
import type { Difference } from './differences.ts'
import type { Lot, Pocket, Purse } from './purse.ts'

export interface Decrease {
  orderId: string
  /** `spent`: only what is left of the order's own lot is taken, and the rest let go. */
  shortfall: Shortfall | 'spent'
}

export function take(purse: Purse, { orderId, shortfall }: Decrease, difference: Difference): void {
  const { memberId, key, asset } = difference
  let missing = difference.was - difference.is
  const from = (account: Account, atMost: number, lot: Lot | null, pocket: Pocket) => {
    const amount = Math.min(atMost, missing)
    if (amount <= 0) return
    missing -= amount
    purse.plan({
      memberId,
      key,
      asset,
      from: account,
      to: 'issued',
      amount,
      lot,
      opensLot: false,
      pocket,
    })
  }
  const own = purse.find({ memberId, asset, orderId, key })
  if (own) {
    from('pending', own.pendingLeft, own, 'pending')
    from('available', own.availableLeft, own, 'own')
    from('expired', own.expired, own, 'expired')
  }
  if (missing > 0 && shortfall !== 'spent') {
    for (const lot of purse.others(memberId, asset, own)) {
      from('available', lot.availableLeft, lot, 'other')
    }
  }
  if (shortfall === 'debt') from('debt', missing, null, 'owed')
  else from('waived', missing, null, 'waived')
}
