// A comparison with Shopify on demand: the same job that runs every night, now.
import type { ShopDb } from '../db.server.ts'
import { enqueue } from '../queue.server.ts'

/** One at a time: asking again while it waits changes nothing. */
export function askComparison(shop: ShopDb): Promise<void> {
  const { shopId } = shop
  const key = `reconcile/${shopId}`
  return shop.transaction((tx) => enqueue(tx, 'reconcile_shop', { shopId }, { key }))
}
