// A decrease, in this order: what is still pending of it, what is left of its own lot, what has
// expired from that lot, then the member's other lots (what expires first), and the rest is waived:
// a member never becomes negative.
import type { Account } from '../ledger/account.ts'
import type { Difference } from './differences.ts'
import type { Lot, Pocket, Purse } from './purse.ts'

export function take(purse: Purse, orderId: string, difference: Difference): void {
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
  if (missing > 0) {
    for (const lot of purse.others(memberId, asset, own)) {
      from('available', lot.availableLeft, lot, 'other')
    }
  }
  from('waived', missing, null, 'waived')
}
