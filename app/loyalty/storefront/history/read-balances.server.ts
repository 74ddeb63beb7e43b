// What members have of points, and which revision of their state is wanted.
import type { ShopTx } from '../../../db.server.ts'

export type BalanceRow = {
  memberId: string
  rev: number
  locale: string | null
  available: number
  pending: number
}

export function readBalances(shop: ShopTx, memberIds: string[]): Promise<BalanceRow[]> {
  return shop.sql<BalanceRow>`
    SELECT m.id::text AS "memberId", s.revision AS rev, m.locale,
      coalesce(b.available - b.debt, 0) AS available, coalesce(b.pending, 0) AS pending
    FROM unnest(${memberIds}::uuid[]) AS one (id)
    CROSS JOIN LATERAL (SELECT * FROM members
      WHERE shop_id = ${shop.shopId} AND id = one.id OFFSET 0) m
    CROSS JOIN LATERAL (SELECT * FROM member_states
      WHERE shop_id = m.shop_id AND member_id = m.id OFFSET 0) s
    LEFT JOIN LATERAL (SELECT * FROM balances
      WHERE shop_id = m.shop_id AND member_id = m.id AND asset = 'points' OFFSET 0) b ON true`
}
