// Orders that a delivery, or an unclear state, says we have to ask for: asked outside of any
// transaction, then settled like all others.
import { forShop } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { listNamedCollections } from '../../loyalty/settlement/details/list-named-collections.server.ts'
import { settleUntold } from '../../loyalty/settlement/details/settle-untold.server.ts'
import {
  claimDueFetches,
  type DueFetch,
  postponeFetch,
  withdrawFetch,
} from '../../loyalty/settlement/request-fetches.server.ts'
import {
  detailsOf,
  settleAgain,
  settleOrders,
} from '../../loyalty/settlement/settle-orders.server.ts'
import { unparkOrder } from '../../loyalty/settlement/stored-orders.server.ts'
import { ShopifyFault } from '../../shopify/admin/client.ts'
import { fetchOrder } from '../../shopify/fetch-order.server.ts'
import { describeFailure, isPassing } from './failure.ts'
import type { ShopAtWork } from './shop-at-work.ts'

const mostFetches = 20

/** @returns how many orders were asked for and settled. */
export async function fetchWanted(shop: ShopAtWork, now: Date): Promise<number> {
  const bound = forShop(shop.shopId)
  const due = await claimDueFetches(bound, now, mostFetches)
  if (due.length === 0) return 0
  const asking = { ...shop, collectionIds: await listNamedCollections(bound) }
  let settled = 0
  for (const wanted of due) if (await fetchOne(asking, wanted, now)) settled += 1
  return settled
}

type Asking = ShopAtWork & { collectionIds: string[] }

async function fetchOne(shop: Asking, wanted: DueFetch, now: Date): Promise<boolean> {
  const { orderId } = wanted
  const bound = forShop(shop.shopId)
  try {
    const order = await fetchOrder(shop, orderId, shop.collectionIds)
    await bound.transaction(async (tx) => {
      if (order) {
        const snapshots = [order.snapshot]
        await settleOrders(tx, { snapshots, details: detailsOf([order]), source: 'fetch', now })
        // Shopify does not know it, or we may not see it any more: what it lacks is stated.
      } else await settleUntold(tx, { orderId, collectionIds: shop.collectionIds, now })
      // Known as it is, but not settled: what stopped it may have been its worth.
      if (await unparkOrder(tx, orderId)) await settleAgain(tx, [orderId], now)
      await withdrawFetch(tx, wanted)
    })
    return true
  } catch (error) {
    // Shopify's bad moments are this order's alone; the database's are everybody's.
    if (!(error instanceof ShopifyFault) && isPassing(error)) throw error
    log.warn({ shopId: shop.shopId, orderId, err: error }, 'an order could not be asked for')
    await postponeFetch(bound, { orderId, problem: describeFailure(error), now })
    return false
  }
}
