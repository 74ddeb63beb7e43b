// One change of a shop's campaigns at a time, and the storefront hears of each.
import type { ShopTx } from '../../db.server.ts'

export async function lockCampaigns(tx: ShopTx): Promise<void> {
  await tx.sql`SELECT id AS shop_id FROM shops WHERE id = ${tx.shopId} FOR NO KEY UPDATE`
}

/** What shoppers see of the program is written anew. */
export async function touchProgram(tx: ShopTx): Promise<void> {
  const data = { programRevision: { increment: 1 } }
  await tx.db.shop.update({ where: { id: tx.shopId }, data })
}
