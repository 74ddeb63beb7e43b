// What a job needs to know of a redemption before it speaks to the vendor.
import type { ShopTx } from '../../db.server.ts'
import type { RedeemedReward, RedemptionStatus } from './redemption.ts'

export interface RedemptionTask {
  id: string
  memberId: string
  /** Null once the member's data were erased. */
  customerId: string | null
  status: RedemptionStatus
  code: string
  voucherId: string | null
  reward: RedeemedReward
  createdAt: Date
  expiresAt: Date | null
}

export async function findRedemption(shop: ShopTx, id: string): Promise<RedemptionTask | null> {
  const where = { shopId_id: { shopId: shop.shopId, id } }
  const row = await shop.db.redemption.findUnique({ where })
  if (!row) return null
  const member = await shop.db.member.findUniqueOrThrow({
    where: { shopId_id: { shopId: shop.shopId, id: row.memberId } },
    select: { customerId: true },
  })
  const { memberId, status, code, voucherId, createdAt, expiresAt } = row
  const reward = row.reward as unknown as RedeemedReward
  const { customerId } = member
  return { id, memberId, customerId, status, code, voucherId, reward, createdAt, expiresAt }
}
