// What is left of members' credits, of every asset.
import type { ShopTx } from '../../../db.server.ts'
import type { LotLeft } from '../member-state.ts'

interface OfMember {
  memberId: string
}

export function readLots(shop: ShopTx, memberIds: string[]): Promise<(LotLeft & OfMember)[]> {
  return shop.sql<LotLeft & OfMember>`
    SELECT member_id::text AS "memberId", asset, available_at AS "availableAt",
      expires_at AS "expiresAt", pending_left AS "pendingLeft", available_left AS "availableLeft"
    FROM unnest(${memberIds}::uuid[]) AS one (id) CROSS JOIN LATERAL (SELECT * FROM lots
      WHERE shop_id = ${shop.shopId} AND member_id = one.id
        AND (pending_left > 0 OR available_left > 0) OFFSET 0) l`
}
