// Customers can be merged in Shopify; their points follow where the merchant lets us be told.
import { env } from '../env.server.ts'
import type { AdminClient } from './admin/client.ts'
import { mergesScope, subscribeToMerges } from './admin/webhooks/subscribe-to-merges.ts'

/** @param granted names of scopes, as Shopify says at this moment. */
export async function followMerges(admin: AdminClient, granted: string[]): Promise<void> {
  if (!granted.includes(mergesScope)) return
  await subscribeToMerges(admin, new URL('/webhooks', env().SHOPIFY_APP_URL).href)
}
