// What a merchant did to a code by hand and we can follow: its end is the one that holds there; a
// code that was deleted unused gives its points back, as one that ended does.
import type { ShopDb } from '../../../db.server.ts'
import { recordRepaired } from '../../../findings.server.ts'
import { giveBack } from '../../ledger/give-back.server.ts'
import { changeRedemption } from '../change-redemption.server.ts'
import { touchStock } from '../claim-reward.server.ts'
import { readGraceDays } from '../read-grace-days.server.ts'
import { rewardCause } from '../reward-cause.ts'
import { touchState } from '../touch-state.server.ts'

interface Followed {
  redemptionId: string
  now: Date
}

/** @returns whether it was still held by then. */
export function followEnd(
  shop: ShopDb,
  { redemptionId, endsAt, now }: Followed & { endsAt: Date | null },
): Promise<boolean> {
  return changeRedemption(shop, { redemptionId, from: 'issued' }, async (tx, redemption) => {
    const { memberId, reward } = redemption
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { expiresAt: endsAt, dueAt: endsAt },
    })
    await touchState(tx, memberId)
    const subject = `${redemptionId}/${endsAt?.toISOString() ?? 'never'}`
    const detail = { memberId, label: reward.label }
    await recordRepaired(tx, { kind: 'voucher_end_moved', subject, detail }, now)
  })
}

/** @returns whether it was still held by then. */
export function followDeletion(shop: ShopDb, { redemptionId, now }: Followed): Promise<boolean> {
  return changeRedemption(shop, { redemptionId, from: 'issued' }, async (tx, redemption) => {
    const { memberId, reward } = redemption
    const graceDays = await readGraceDays(tx, now)
    const because = { kind: 'voucher_removed' as const, ...rewardCause(reward) }
    await giveBack(tx, { redemptionId, because, graceDays, now })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: 'returned', dueAt: null },
    })
    await touchStock(tx, reward)
    const detail = { memberId, label: reward.label }
    await recordRepaired(tx, { kind: 'voucher_removed', subject: redemptionId, detail }, now)
  })
}
