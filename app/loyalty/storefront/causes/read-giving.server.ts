// What members have given, by cause: theirs alone, and not what was cancelled.
import type { ShopTx } from '../../../db.server.ts'
import type { Giving } from '../member-state.ts'

export interface GivingRow extends Giving {
  memberId: string
}

export function readGiving(shop: ShopTx, memberIds: string[]): Promise<GivingRow[]> {
  return shop.sql<GivingRow>`
    SELECT g.* FROM unnest(${memberIds}::uuid[]) AS m (id) CROSS JOIN LATERAL (
      SELECT r.member_id::text AS "memberId", d.cause_id::text AS id, c.name,
        sum(r.points)::int AS points, sum(d.amount_minor)::float8 AS "amountMinor"
      FROM redemptions r
      JOIN donations d ON d.shop_id = r.shop_id AND d.redemption_id = r.id
      JOIN causes c ON c.shop_id = d.shop_id AND c.id = d.cause_id
      JOIN shops s ON s.id = r.shop_id AND s.currency = d.currency
      WHERE r.shop_id = ${shop.shopId} AND r.member_id = m.id AND r.status = 'used'
      GROUP BY r.member_id, d.cause_id, c.name) g
    ORDER BY g."amountMinor" DESC, g.id`
}

/** Without the member's id; left out where nothing was given. */
export function givingOf(rows: GivingRow[]): { giving?: Giving[] } {
  const giving = rows.map(({ memberId: _, ...one }) => one)
  return giving.length > 0 ? { giving } : {}
}
