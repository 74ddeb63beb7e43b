// Every change of a redemption's status goes through here: member first, then the row as it is now.
// A change whose time has passed (a job that ran twice, an order that was faster) does nothing.
import type { ShopDb, ShopTx } from '../../db.server.ts'
import { findRedemption, type RedemptionTask } from './find-redemption.server.ts'
import { lockMember } from './lock-member.server.ts'
import type { RedemptionStatus } from './redemption.ts'

export interface Change {
  redemptionId: string
  from: RedemptionStatus
}

/** @returns whether the redemption was in `from`, and `work` was done. */
export function changeRedemption(
  shop: ShopDb,
  { redemptionId, from }: Change,
  work: (tx: ShopTx, redemption: RedemptionTask) => Promise<void>,
): Promise<boolean> {
  return shop.transaction(async (tx) => {
    const redemption = await lockRedemption(tx, redemptionId)
    if (redemption?.status !== from) return false
    await work(tx, redemption)
    return true
  })
}

/** Whose it was may have been merged into somebody while their lock was waited for. */
async function lockRedemption(tx: ShopTx, redemptionId: string): Promise<RedemptionTask | null> {
  let known = await findRedemption(tx, redemptionId)
  while (known && (await lockMember(tx, known.memberId))) {
    const { memberId } = known
    known = await findRedemption(tx, redemptionId)
    if (known?.memberId === memberId) return known
  }
  return null
}
