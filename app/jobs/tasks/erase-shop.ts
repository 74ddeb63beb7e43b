// Removes everything of a shop, books included: Shopify asks for it two days after an uninstall. A
// shop that has come back meanwhile is left alone.
import { forShop, prisma, type ShopTx } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { isInstalledNow } from '../../shopify/is-installed-now.server.ts'

export async function eraseShop({ shopId }: Tasks['erase_shop']): Promise<void> {
  const shop = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!shop) return
  if (await isInstalledNow(shop.domain)) {
    log.info({ shopId }, 'not erased: the shop has installed the app again')
    return
  }
  await forShop(shopId).transaction((tx) => erase(tx))
  await prisma().$transaction([
    prisma().session.deleteMany({ where: { shop: shop.domain } }),
    prisma().shop.delete({ where: { id: shopId } }),
  ])
  log.info({ shopId }, 'erased')
}

async function erase(tx: ShopTx): Promise<void> {
  // The setting lives as long as this transaction and lets the append-only books be deleted.
  await tx.sql`
    SELECT set_config('perennial.erasing_shop', shop_id::text, true)
    FROM (VALUES (${tx.shopId}::int)) AS erased (shop_id)`
  for (const eraseTable of Object.values(erasers)) await eraseTable(tx)
}

/** Every table that holds a shop's rows, the ones that refer to others first. */
const erasers: Record<string, (tx: ShopTx) => Promise<unknown>> = {
  redemptions: (tx) => tx.sql`DELETE FROM redemptions WHERE shop_id = ${tx.shopId}`,
  lots: (tx) => tx.sql`DELETE FROM lots WHERE shop_id = ${tx.shopId}`,
  balances: (tx) => tx.sql`DELETE FROM balances WHERE shop_id = ${tx.shopId}`,
  transfers: (tx) => tx.sql`DELETE FROM transfers WHERE shop_id = ${tx.shopId}`,
  facts: (tx) => tx.sql`DELETE FROM facts WHERE shop_id = ${tx.shopId}`,
  orders: (tx) => tx.sql`DELETE FROM orders WHERE shop_id = ${tx.shopId}`,
  members: (tx) => tx.sql`DELETE FROM members WHERE shop_id = ${tx.shopId}`,
  findings: (tx) => tx.sql`DELETE FROM findings WHERE shop_id = ${tx.shopId}`,
  program_drafts: (tx) => tx.sql`DELETE FROM program_drafts WHERE shop_id = ${tx.shopId}`,
  program_versions: (tx) => tx.sql`DELETE FROM program_versions WHERE shop_id = ${tx.shopId}`,
  deliveries: (tx) => tx.sql`DELETE FROM deliveries WHERE shop_id = ${tx.shopId}`,
}
