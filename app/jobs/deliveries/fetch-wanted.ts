// Orders that a delivery, or an unclear state, says we have to ask for: asked outside of any
// transaction, then settled like all others.
import { forShop } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import {
  claimDueFetches,
  type DueFetch,
  postponeFetch,
  withdrawFetch,
} from '../../loyalty/settlement/request-fetches.server.ts'
import { settleOrders } from '../../loyalty/settlement/settle-orders.server.ts'
import { unparkOrder } from '../../loyalty/settlement/stored-orders.server.ts'
import { ShopifyFault } from '../../shopify/admin/client.ts'
import { fetchOrder } from '../../shopify/fetch-order.server.ts'
import { describeFailure, isPassing } from './failure.ts'
import type { ShopAtWork } from './shop-at-work.ts'

const mostFetches = 20

/** @returns how many orders were asked for and settled. */
export async function fetchWanted(shop: ShopAtWork, now: Date): Promise<number> {
  const due = await claimDueFetches(forShop(shop.shopId), now, mostFetches)
  let settled = 0
  for (const wanted of due) if (await fetchOne(shop, wanted, now)) settled += 1
  return settled
}

async function fetchOne(shop: ShopAtWork, wanted: DueFetch, now: Date): Promise<boolean> {
  const { orderId } = wanted
  const bound = forShop(shop.shopId)
  try {
    const snapshot = await fetchOrder(shop, orderId)
    await bound.transaction(async (tx) => {
      // Null: Shopify does not know it, or we may not see it any more. Nothing can be settled.
      if (snapshot) await settleOrders(tx, { snapshots: [snapshot], source: 'fetch', now })
      await unparkOrder(tx, orderId)
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
