// What the nightly look at the published theme found, for the page that says so.
import type { ShopTx } from '../../db.server.ts'

export async function isPanelMissing(shop: ShopTx): Promise<boolean> {
  const { shopId } = shop
  const open = await shop.db.finding.count({
    where: { shopId, kind: 'panel_missing', resolvedAt: null },
  })
  return open > 0
}
