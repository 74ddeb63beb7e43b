// A member's orders and what each is worth, by which rules.
import type { ShopTx } from '../../../db.server.ts'
import type { Evaluation } from '../../earning/evaluation.ts'
import { pointsAmong } from '../../kernel/assets/asset.ts'
import type { StatementOrder } from './statement.ts'

/** Newest first. */
export async function listOrders(
  shop: ShopTx,
  memberId: string,
  limit: number,
): Promise<StatementOrder[]> {
  const rows = await shop.sql<Omit<StatementOrder, 'points'> & { evaluation: Evaluation }>`
    SELECT id, name, processed_at AS "processedAt",
      coalesce((SELECT b.version FROM backfills b WHERE b.shop_id = o.shop_id
          AND b.since <= o.processed_at AND b.until > o.processed_at
        ORDER BY b.number DESC LIMIT 1), (inputs->'version'->>'number')::int) AS version,
      evaluation,
      parked_reason::text AS "parkedReason",
      coalesce((snapshot->>'isTest')::boolean, false) AS "isTest"
    FROM orders o WHERE shop_id = ${shop.shopId} AND member_id = ${memberId}::uuid
    ORDER BY processed_at DESC LIMIT ${limit}`
  return rows.map((row) => ({
    ...row,
    points: pointsAmong(row.evaluation.effects),
  }))
}
