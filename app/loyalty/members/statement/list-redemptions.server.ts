// What a member redeemed points for, as staff see it: of a code that is money only the end.
import type { ShopTx } from '../../../db.server.ts'
import type { RewardKind } from '../../reward-kinds/catalogue.ts'
import { staffCode } from '../../reward-kinds/staff-code.ts'
import type { StatementRedemption } from './statement.ts'

type Row = Omit<StatementRedemption, 'code'> & { code: string; kind: RewardKind }

/** Newest first. */
export async function listRedemptions(
  shop: ShopTx,
  memberId: string,
  limit: number,
): Promise<StatementRedemption[]> {
  const rows = await shop.sql<Row>`
    SELECT r.id::text, r.status::text, r.code, r.reward->>'kind' AS kind,
      r.reward->>'label' AS label, r.asset, r.points, r.created_at AS "createdAt",
      r.expires_at AS "expiresAt", o.name AS "usedOrderName", r.problem, r.note, r.tracking,
      r.handled_at AS "handledAt", d.cause_id::text AS "causeId"
    FROM redemptions r
    LEFT JOIN orders o ON o.shop_id = r.shop_id AND o.id = r.used_order_id
    LEFT JOIN donations d ON d.shop_id = r.shop_id AND d.redemption_id = r.id
    WHERE r.shop_id = ${shop.shopId} AND r.member_id = ${memberId}::uuid
    ORDER BY r.created_at DESC, r.id LIMIT ${limit}`
  return rows.map(({ kind, code, ...row }) => ({ ...row, code: staffCode(kind, code) }))
}
