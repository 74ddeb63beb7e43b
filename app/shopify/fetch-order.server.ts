import type { ToldOrder } from '../loyalty/kernel/facts.ts'
import { adminFor } from './admin/admin-for.server.ts'
import { readOrder } from './admin/read-order.ts'
import { readProductCollections } from './admin/read-product-collections.ts'

/**
 * The newest state of an order, asked of Shopify.
 * @param collectionIds of which collections its products are in, is asked, too.
 * @returns null where Shopify knows no such order (deleted, or older than our scopes reach).
 * @throws ShopifyFault to be tried again.
 */
export async function fetchOrder(
  { domain }: { shopId: number; domain: string },
  orderId: string,
  collectionIds: string[] = [],
): Promise<ToldOrder | null> {
  const admin = await adminFor(domain)
  const order = await readOrder(admin, orderId)
  if (!order) return null
  const collections = await readProductCollections(admin, [order.snapshot], collectionIds)
  return { ...order, details: { ...order.details, ...(collections ? { collections } : {}) } }
}
