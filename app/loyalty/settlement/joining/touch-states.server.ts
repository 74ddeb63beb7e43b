// What the shop's pages show of members is written anew, also where nothing was booked: something
// waits for them, or an order brought them into a segment that a reward is for.
import type { ShopTx } from '../../../db.server.ts'
import type { OrderToValue } from '../order-case.ts'

/** Of whom these orders are, and of whom they were before. */
export async function touchStatesOf(tx: ShopTx, orders: OrderToValue[]): Promise<void> {
  const ids = orders.flatMap(({ memberId, before }) => [memberId, before?.memberId ?? null])
  const memberIds = ids.filter((id) => id !== null)
  if (memberIds.length === 0) return
  await tx.sql`UPDATE member_states SET revision = revision + 1
    WHERE shop_id = ${tx.shopId} AND member_id IN (SELECT member_id FROM member_states
      WHERE shop_id = ${tx.shopId} AND member_id = ANY(${memberIds}::uuid[])
      ORDER BY member_id FOR NO KEY UPDATE) RETURNING 1 AS one`
}
