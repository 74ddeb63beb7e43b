// Which subscriptions of shopify.app.toml a topic goes to. Without the scope a topic needs, and
// without the app on the shop, to none: at Shopify such a subscription could not be made.
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

export function subscriptionsFor(app: AppConfig, shop: Shop, topic: string): Subscription[] {
  const scope = scopeOfTopic.find(([pattern]) => pattern.test(topic))?.[1]
  return app.subscriptions.filter((subscription) => {
    if (subscription.topic !== topic) return false
    if (subscription.isCompliance) return true
    return shop.installation && (!scope || hasScope(shop.installation.scopes, scope))
  })
}

/** Where a subscription's deliveries go; its uri may be below the app's address. */
export function addressOf(appAddress: string, uri: string): string {
  return /^https?:/.test(uri) ? uri : `${appAddress}/${uri.replace(/^\//, '')}`
}
