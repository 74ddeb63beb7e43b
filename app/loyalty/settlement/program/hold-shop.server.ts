// What of a shop its orders are settled by, held until the transaction ends.
import type { ShopTx } from '../../../db.server.ts'
import type { ShopOfOrders } from '../complete-inputs.ts'

/** The shop cannot be erased while its orders are being settled. */
export async function holdShop(tx: ShopTx): Promise<ShopOfOrders> {
  const [shop] = await tx.sql<{ timeZone: string | null; isDevelopment: boolean }>`
    SELECT id AS shop_id, time_zone AS "timeZone", is_development AS "isDevelopment"
    FROM shops WHERE id = ${tx.shopId} FOR KEY SHARE`
  if (!shop) throw new Error(`shop ${tx.shopId} is no more`)
  return { timeZone: shop.timeZone ?? 'UTC', isDevelopment: shop.isDevelopment }
}
