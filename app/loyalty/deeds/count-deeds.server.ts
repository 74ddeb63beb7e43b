// How often something was done, for limits and for what the shop's pages show.
import type { ShopTx } from '../../db.server.ts'

interface Counted {
  memberId: string
  ruleId: string
  from: Date
}

/** Those that count or wait, since `from`. The member's lock is the caller's. */
export async function countDeeds(
  tx: ShopTx,
  { memberId, ruleId, from }: Counted,
): Promise<{ counted: number; waiting: number }> {
  const [row] = await tx.sql<{ counted: number; waiting: number }>`
    SELECT count(*)::int AS counted, count(*) FILTER (WHERE state = 'waiting')::int AS waiting
    FROM deeds WHERE shop_id = ${tx.shopId} AND member_id = ${memberId}::uuid
      AND rule_id = ${ruleId} AND state <> 'rejected' AND happened_at >= ${from}::timestamptz`
  return row ?? { counted: 0, waiting: 0 }
}
