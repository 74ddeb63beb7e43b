// What Shopify tells us where the merchant lets it: customers who are merged, whose points follow,
// and disputes, which say that an order has to be asked for.
import { env } from '../env.server.ts'
import type { AdminClient } from './admin/client.ts'
import { type OwnTopic, subscribe } from './admin/webhooks/subscribe.ts'

// The last two keep Shopify from folding deliveries that otherwise look the same.
const includeFields = ['id', 'order_id', 'status', 'finalized_on']

const topicsOf: Record<string, OwnTopic[]> = {
  read_customer_merge: [{ name: 'CUSTOMERS_MERGE' }],
  read_shopify_payments_disputes: [
    { name: 'DISPUTES_CREATE', includeFields },
    { name: 'DISPUTES_UPDATE', includeFields },
  ],
}

/** @param granted names of scopes, as Shopify says at this moment. */
export async function followGranted(admin: AdminClient, granted: string[]): Promise<void> {
  const uri = new URL('/webhooks', env().SHOPIFY_APP_URL).href
  for (const topic of granted.flatMap((scope) => topicsOf[scope] ?? [])) {
    await subscribe(admin, topic, uri)
  }
}
