// Giving an unused code back. The points return only once the code can no longer be used: the job
// deactivates the voucher first and looks whether it was used meanwhile.
import type { ShopDb } from '../../db.server.ts'
import { enqueue } from '../../queue.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { stuckAfterMs } from './deadlines.ts'
import { lockMember } from './lock-member.server.ts'
import { type RedemptionView, viewRedemption } from './redemption.ts'
import { touchState } from './touch-state.server.ts'

export interface CancelRequest {
  memberId: string
  redemptionId: string
  now: Date
}

export type Cancelled = RedemptionView & { isRepeat: boolean }

/** Refuses member_unknown, redemption_unknown, redemption_not_returnable. */
export function cancel(shop: ShopDb, request: CancelRequest): Promise<Result<Cancelled>> {
  const { memberId, redemptionId: id, now } = request
  return shop.transaction(async (tx) => {
    if (!(await lockMember(tx, memberId))) return refuse('member_unknown')
    const row = await tx.db.redemption.findUnique({
      where: { shopId_id: { shopId: tx.shopId, id } },
    })
    if (row?.memberId !== memberId) return refuse('redemption_unknown')
    if (row.status === 'returning' || row.status === 'returned') {
      return accept({ ...viewRedemption(row), isRepeat: true })
    }
    const hasEnded = row.expiresAt !== null && row.expiresAt <= now
    if (row.status !== 'issued' || hasEnded) return refuse('redemption_not_returnable')
    const returning = await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id } },
      data: { status: 'returning', dueAt: new Date(now.getTime() + stuckAfterMs) },
    })
    await touchState(tx, memberId)
    await enqueue(
      tx,
      'return_voucher',
      { shopId: tx.shopId, redemptionId: id },
      { key: `return_voucher/${tx.shopId}/${id}` },
    )
    return accept({ ...viewRedemption(returning), isRepeat: false })
  })
}
