// Whether one more of a reward may be had. Exact by lock: whoever asks for a reward with a stock
// holds it until their transaction ends, so the last one goes to one member.
import type { ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import type { Reward } from '../reward-kinds/catalogue.ts'

/** The member's lock is held. Refuses reward_sold_out, reward_limit_reached. */
export async function claimReward(
  tx: ShopTx,
  memberId: string,
  reward: Reward,
): Promise<Result<void>> {
  const [row] = await tx.sql<{
    outcome: 'granted' | 'granted_last' | 'sold_out' | 'limit_reached'
  }>`
    SELECT claim_reward(p_shop_id => ${tx.shopId}::int, p_reward_id => ${reward.id},
      p_member_id => ${memberId}::uuid, p_per_member => ${reward.limitPerMember}::int,
      p_stock => ${reward.stock}::int) AS outcome`
  if (row?.outcome === 'sold_out') return refuse('reward_sold_out')
  if (row?.outcome === 'limit_reached') {
    return refuse('reward_limit_reached', { limit: reward.limitPerMember ?? 0 })
  }
  if (row?.outcome === 'granted_last') await touchStock(tx, reward)
  return accept(undefined)
}

/**
 * Whether there is any of it left has changed, or may have: what everybody is shown is
 * rewritten.
 */
export async function touchStock(tx: ShopTx, { stock }: Pick<Reward, 'stock'>): Promise<void> {
  if (stock === null) return
  await tx.db.shop.update({
    where: { id: tx.shopId },
    data: { programRevision: { increment: 1 } },
  })
}
