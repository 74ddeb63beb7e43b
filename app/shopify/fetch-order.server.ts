import type { OrderSnapshot } from '../loyalty/kernel/facts.ts'
import { adminFor } from './admin/admin-for.server.ts'
import { readOrder } from './admin/read-order.ts'

/**
 * The newest state of an order, asked of Shopify.
 * @returns null where Shopify knows no such order (deleted, or older than our scopes reach).
 * @throws ShopifyFault to be tried again.
 */
export async function fetchOrder(
  { domain }: { shopId: number; domain: string },
  orderId: string,
): Promise<OrderSnapshot | null> {
  return readOrder(await adminFor(domain), orderId)
}
