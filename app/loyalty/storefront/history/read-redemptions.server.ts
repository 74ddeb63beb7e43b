// What members hold and had, for many of them at once.
import type { ShopTx } from '../../../db.server.ts'
import type { RedemptionRow } from '../../rewards/redemption.ts'

const newestRedemptions = 20

/** Those that still matter first, then the newest. */
export function readRedemptions(
  shop: ShopTx,
  memberIds: string[],
): Promise<(RedemptionRow & { memberId: string })[]> {
  return shop.sql<RedemptionRow & { memberId: string }>`
    SELECT r.member_id::text AS "memberId", r.id::text, r.status::text, r.code, r.reward, r.points,
      r.expires_at AS "expiresAt", r.note, r.tracking
    FROM unnest(${memberIds}::uuid[]) AS m (id) CROSS JOIN LATERAL (
      SELECT * FROM redemptions
      WHERE shop_id = ${shop.shopId} AND member_id = m.id
      ORDER BY status IN ('issuing', 'issued', 'returning', 'in_doubt', 'to_do') DESC,
        created_at DESC, id
      LIMIT ${newestRedemptions}) r`
}
