// From what a review app knows, a customer or an order of theirs, to the member who reviewed.
import type { ShopTx } from '../../db.server.ts'
import { findMemberId } from './find-member-id.server.ts'

interface Named {
  customerId?: string | undefined
  /** Instead: an order of theirs. */
  orderId?: string | undefined
}

/** Who reviewed, after any merging; null where nothing of them has reached us. */
export function findReviewer(
  tx: ShopTx,
  { customerId, orderId = '' }: Named,
): Promise<string | null> {
  return customerId ? findMemberId(tx, customerId) : findBuyer(tx, orderId)
}

async function findBuyer(tx: ShopTx, orderId: string): Promise<string | null> {
  const [row] = await tx.sql<{ memberId: string }>`
    SELECT coalesce(m.merged_into, m.id)::text AS "memberId" FROM orders o
    JOIN members m ON m.shop_id = o.shop_id AND m.id = o.member_id
    WHERE o.shop_id = ${tx.shopId} AND o.id = ${orderId}`
  return row?.memberId ?? null
}
