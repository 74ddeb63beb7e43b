// What is known of a shop beside its program, for warnings: what was kept of its last weeks, and
// what the merchant has said.
import type { ShopTx } from '../../../db.server.ts'
import type { RecentFigures } from '../recent-figures.ts'
import type { ShopFacts } from './warning.ts'

type Shop = Pick<ShopFacts, 'currency' | 'marginPercent'>

export async function readShopFacts(
  shop: ShopTx,
  { currency, marginPercent }: Shop,
): Promise<ShopFacts> {
  const row = await shop.db.estimate.findUnique({ where: { shopId: shop.shopId } })
  const figures = (row?.figures ?? {}) as Partial<RecentFigures>
  const { orders = 0, revenueMinor = 0, tiers = null } = figures
  const averageMinor = orders > 0 && revenueMinor > 0 ? Math.round(revenueMinor / orders) : null
  return { currency, averageMinor, marginPercent, tiers }
}
