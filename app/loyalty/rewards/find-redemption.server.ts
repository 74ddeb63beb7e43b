// What a job needs to know of a redemption before it speaks to the vendor.
import type { ShopTx } from '../../db.server.ts'
import { type RedeemedReward, type RedemptionStatus, readRedeemed } from './redemption.ts'

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
  /** When the vendor was asked for it, where it must not be asked twice. */
  askedAt: Date | null
  askedAfter: string | null
}

export async function findRedemption(shop: ShopTx, id: string): Promise<RedemptionTask | null> {
  const where = { shopId_id: { shopId: shop.shopId, id } }
  const row = await shop.db.redemption.findUnique({ where })
  if (!row) return null
  const member = await shop.db.member.findUniqueOrThrow({
    where: { shopId_id: { shopId: shop.shopId, id: row.memberId } },
    select: { customerId: true },
  })
  const { memberId, status, code, voucherId, createdAt, expiresAt, askedAt, askedAfter } = row
  const { customerId } = member
  const reward = readRedeemed(row.reward)
  return {
    id,
    memberId,
    customerId,
    status,
    code,
    voucherId,
    reward,
    createdAt,
    expiresAt,
    askedAt,
    askedAfter,
  }
}
