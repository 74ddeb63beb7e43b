// Which of the codes on orders are vouchers of ours, bought with points: what is taken off by one
// may count otherwise, and it is used now. Most orders have none, so one question finds those.
import type { ShopTx } from '../../../db.server.ts'
import type { OrderSnapshot } from '../../kernel/facts.ts'
import { normalCode } from '../../rewards/redemption.ts'

/** @returns by order id, in the order's own sequence; orders that have none are left out. */
export async function readOwnCodes(
  tx: ShopTx,
  orders: OrderSnapshot[],
): Promise<Map<string, string[]>> {
  const codes = orders.flatMap((order) => order.discountCodes.map(normalCode))
  if (codes.length === 0) return new Map()
  const rows = await tx.sql<{ code: string }>`
    SELECT code FROM redemptions WHERE shop_id = ${tx.shopId} AND code = ANY(${codes}::text[])`
  const ours = new Set(rows.map((row) => row.code))
  return new Map(
    orders.flatMap(({ orderId, discountCodes }) => {
      const own = discountCodes.map(normalCode).filter((code) => ours.has(code))
      return own.length > 0 ? [[orderId, own]] : []
    }),
  )
}
