// Codes on settled orders that are vouchers of ours. Most orders have none, so one question finds
// those that do.
import type { ShopTx } from '../../db.server.ts'
import type { OrderSnapshot } from '../kernel/facts.ts'
import { markUsed } from '../rewards/mark-used.server.ts'
import { normalCode } from '../rewards/redemption.ts'

export async function markCodesUsed(tx: ShopTx, orders: OrderSnapshot[], now: Date): Promise<void> {
  const withCodes = orders.filter((order) => order.discountCodes.length > 0)
  if (withCodes.length === 0) return
  const codes = withCodes.flatMap((order) => order.discountCodes.map(normalCode))
  const rows = await tx.sql<{ code: string }>`
    SELECT code FROM redemptions WHERE shop_id = ${tx.shopId} AND code = ANY(${codes}::text[])`
  const ours = new Set(rows.map((row) => row.code))
  for (const { orderId, name, processedAt, discountCodes } of withCodes) {
    const used = discountCodes.map(normalCode).filter((code) => ours.has(code))
    if (used.length === 0) continue
    const at = new Date(processedAt)
    await markUsed(tx, { codes: used, orderId, orderName: name, processedAt: at, now })
  }
}
