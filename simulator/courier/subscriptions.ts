// Which subscriptions, of shopify.app.toml or of the shop alone, a topic goes to. Without the scope
// a topic needs, and without the app on the shop, to none: at Shopify such a one could not be made.
import { type AppConfig, hasScope, type Subscription } from '../app-config.ts'
import type { Shop } from '../state/world.ts'

const scopeOfTopic: [RegExp, string][] = [
  [/^(orders|refunds|order_transactions)\//, 'read_orders'],
  [/^customers\/merge$/, 'read_customer_merge'],
  [/^fulfillments\//, 'read_fulfillments'],
  [/^disputes\//, 'read_shopify_payments_disputes'],
  [/^customers?[/.]/, 'read_customers'],
  [/^discounts\//, 'read_discounts'],
]

export const scopeOf = (topic: string): string | undefined =>
  scopeOfTopic.find(([pattern]) => pattern.test(topic))?.[1]

/** `CUSTOMERS_MERGE` → `customers/merge`; only topics of two words. */
export const topicOf = (name: string): string => name.toLowerCase().replace('_', '/')
export const enumOf = (topic: string): string => topic.toUpperCase().replace(/[/.]/, '_')

export function subscriptionsFor(app: AppConfig, shop: Shop, topic: string): Subscription[] {
  const scope = scopeOf(topic)
  const own = (shop.installation?.subscriptions ?? []).map(
    ({ uri, includeFields, topic: wanted }): Subscription => {
      return { topic: wanted, uri, includeFields, isCompliance: false, name: null }
    },
  )
  return [...app.subscriptions, ...own].filter((subscription) => {
    if (subscription.topic !== topic) return false
    if (subscription.isCompliance) return true
    return shop.installation && (!scope || hasScope(shop.installation.scopes, scope))
  })
}

/** Where a subscription's deliveries go; its uri may be below the app's address. */
export function addressOf(appAddress: string, uri: string): string {
  return /^https?:/.test(uri) ? uri : `${appAddress}/${uri.replace(/^\//, '')}`
}
