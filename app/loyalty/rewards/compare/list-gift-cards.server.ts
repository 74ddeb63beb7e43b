// Gift cards that have not ended, those first that were not compared for longest: however many
// there are, each comes round.
import type { ShopTx } from '../../../db.server.ts'

export interface GiftCardToCompare {
  id: string
  memberId: string
  voucherId: string
  label: string
}

/** @param before those that were not compared since. */
export function listGiftCards(
  shop: ShopTx,
  { before, limit }: { before: Date; limit: number },
): Promise<GiftCardToCompare[]> {
  return shop.sql<GiftCardToCompare>`
    SELECT id::text, member_id::text AS "memberId", voucher_id AS "voucherId",
      reward->>'label' AS label
    FROM redemptions
    WHERE shop_id = ${shop.shopId} AND status = 'used' AND reward->>'kind' = 'gift_card'
      AND voucher_id IS NOT NULL AND (expires_at IS NULL OR expires_at > ${before})
      AND (compared_at IS NULL OR compared_at < ${before})
    ORDER BY compared_at NULLS FIRST, id LIMIT ${limit}::int`
}
