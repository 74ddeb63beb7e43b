// Vouchers that were used on an order, and the books of each: which credits its points left, and
// what of them is back.
import type { ShopTx } from '../../../db.server.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { normalCode, type RedeemedReward } from '../../rewards/redemption.ts'
import type { SpentVoucher } from './plan-return.ts'

export interface Used {
  id: string
  memberId: string
  /** What it was paid with. */
  asset: string
  points: number
  pointsReturned: number
  reward: RedeemedReward
}

/** Vouchers that were used on this order. */
export function listUsed(tx: ShopTx, { orderId, discountCodes }: OrderSnapshot): Promise<Used[]> {
  return tx.sql<Used>`
    SELECT id::text, member_id::text AS "memberId", asset, points, reward,
      points_returned AS "pointsReturned"
    FROM redemptions
    WHERE shop_id = ${tx.shopId} AND code = ANY(${discountCodes.map(normalCode)}::text[])
      AND status = 'used' AND used_order_id = ${orderId} ORDER BY id`
}

interface Spent {
  voucher: SpentVoucher
  postings: number
}

export async function readSpent(tx: ShopTx, { id, memberId, asset }: Used): Promise<Spent> {
  const [sums] = await tx.sql<Omit<SpentVoucher, 'lots'> & { postings: number }>`
    SELECT coalesce(sum(amount * (("from" = 'redeemed')::int - ("to" = 'redeemed'
        AND "from" <> 'outstanding')::int)), 0)::int AS returned,
      coalesce(sum(amount * (("from" = 'waived')::int - ("to" = 'waived')::int)), 0)::int AS waived,
      coalesce(sum(amount * (("from" = 'debt')::int - ("to" = 'debt')::int)), 0)::int AS owed,
      coalesce((SELECT debt FROM balances WHERE shop_id = ${tx.shopId}
        AND member_id = ${memberId}::uuid AND asset = ${asset}), 0) AS debt,
      count(*)::int AS postings
    FROM transfers WHERE shop_id = ${tx.shopId} AND redemption_id = ${id}::uuid`
  const lots = await tx.sql<SpentVoucher['lots'][number]>`
    WITH flows AS (
      SELECT lot_id, min(id) AS first, sum(amount * (("from" = 'available')::int
        - ("to" = 'available')::int))::int AS missing
      FROM transfers WHERE shop_id = ${tx.shopId} AND redemption_id = ${id}::uuid
        AND lot_id IS NOT NULL GROUP BY lot_id)
    SELECT l.id::text AS "lotId", coalesce(f.missing, 0) AS missing,
      l.available_left AS "availableLeft"
    FROM lots l LEFT JOIN flows f ON f.lot_id = l.id
    WHERE l.shop_id = ${tx.shopId} AND l.member_id = ${memberId}::uuid AND l.asset = ${asset}
      AND (f.lot_id IS NOT NULL OR l.available_left > 0)
    ORDER BY f.first NULLS LAST, l.expires_at NULLS LAST, l.id`
  if (!sums) throw new Error('a sum answered nothing')
  const { postings, ...voucher } = sums
  return { voucher: { ...voucher, lots }, postings }
}
