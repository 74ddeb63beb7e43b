// Which ways into the program were easier before the one that is in force at a moment.
import type { ShopTx } from '../../db.server.ts'
import { type EarlierWays, earlierWays, type VersionBegun } from './earlier-ways.ts'

export async function readEarlierWays(shop: ShopTx, at: Date): Promise<EarlierWays> {
  const begun = await shop.sql<VersionBegun>`
    SELECT coalesce(settings->>'membership', 'everyone') AS membership,
      effective_from AS "effectiveFrom"
    FROM program_versions WHERE shop_id = ${shop.shopId} AND effective_from <= ${at}
    ORDER BY effective_from, number`
  return earlierWays(begun)
}
