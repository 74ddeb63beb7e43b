// The merchant takes a donation back, as a member asked or by mistake: its points return, and the
// cause has been pledged that much less. What was paid out is another matter, and stays.
import type { ShopDb } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { unuse } from '../../ledger/unuse.server.ts'
import { changeRedemption } from '../change-redemption.server.ts'
import { touchStock } from '../claim-reward.server.ts'
import { readGraceDays } from '../read-grace-days.server.ts'
import { rewardCause } from '../reward-cause.ts'
import { touchState } from '../touch-state.server.ts'

interface Cancelling {
  redemptionId: string
  /** `staff/<id>`. */
  actor: string
  now: Date
}

/** Again is a success. Refuses donation_unknown. */
export async function cancelDonation(shop: ShopDb, wish: Cancelling): Promise<Result<void>> {
  const { redemptionId, actor, now } = wish
  const where = { shopId: shop.shopId, redemptionId }
  if ((await shop.db.donation.count({ where })) === 0) return refuse('donation_unknown')
  await changeRedemption(shop, { redemptionId, from: 'used' }, async (tx, { memberId, reward }) => {
    const graceDays = await readGraceDays(tx, now)
    const because = { kind: 'reward_cancelled' as const, ...rewardCause(reward) }
    await unuse(tx, { redemptionId, because, graceDays, now })
    await tx.db.redemption.update({
      where: { shopId_id: { shopId: tx.shopId, id: redemptionId } },
      data: { status: 'cancelled', handledAt: now, handledBy: actor },
    })
    await touchStock(tx, reward)
    await touchState(tx, memberId)
  })
  return accept(undefined)
}
