// A shopify.app.toml for tests: every topic the simulator sends, whole payloads.

export const allTopics = [
  'orders/create',
  'orders/paid',
  'orders/updated',
  'orders/cancelled',
  'orders/edited',
  'refunds/create',
  'customers/create',
  'customers/update',
  'customers/delete',
  'discounts/create',
  'discounts/update',
  'discounts/delete',
  'app/uninstalled',
  'app/scopes_update',
  'shop/update',
  'bulk_operations/finish',
  'orders/fulfilled',
  'orders/partially_fulfilled',
  'orders/delete',
  'fulfillments/create',
  'customers/merge',
  'customer.tags_added',
  'customer.tags_removed',
]

/** Sent besides, where a test asks for it: every payment would double what is counted. */
export const paymentTopic = 'order_transactions/create'

export const allScopes = [
  'read_orders',
  'write_customers',
  'write_discounts',
  'read_products',
  'write_app_proxy',
]

/** What a test grants by /shops/:domain/scopes where it needs it. */
export const optionalScopes = [
  'write_gift_cards',
  'write_gift_card_transactions',
  'read_store_credit_accounts',
  'write_store_credit_account_transactions',
  'read_all_orders',
  'read_customer_merge',
  'read_shopify_payments_disputes',
  'read_markets',
  'read_themes',
  'read_fulfillments',
]

const list = (values: string[]) => values.map((value) => `"${value}"`).join(', ')

export interface AppTomlParts {
  scopes?: string[]
  topics?: string[]
  includeFields?: string[]
}

export function appToml({
  scopes = allScopes,
  topics = allTopics,
  includeFields,
}: AppTomlParts = {}) {
  return `
name = "Test app"
[access_scopes]
scopes = "${scopes.join(',')}"
optional_scopes = [${list(optionalScopes)}]
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = [${list(topics)}]
uri = "/webhooks"
${includeFields ? `include_fields = [${list(includeFields)}]` : ''}
[[webhooks.subscriptions]]
compliance_topics = ["customers/data_request", "customers/redact", "shop/redact"]
uri = "/webhooks/compliance"
[app_proxy]
url = "/proxy"
prefix = "apps"
subpath = "loyalty"
[customer.metafields.app.loyalty]
type = "json"
`
}
