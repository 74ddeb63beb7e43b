// Has Shopify tell us of customers who are merged. Its topic takes a scope that is optional, so the
// subscription is this shop's own, made once the scope is granted, and not in shopify.app.toml.
// https://shopify.dev/docs/apps/build/webhooks/subscribe
import { type AdminClient, ShopifyFault, type UserError } from '../client.ts'
import { describeErrors } from '../vouchers/describe-errors.ts'

export const mergesScope = 'read_customer_merge'

const known = `#graphql
  query ReadMergeSubscription($uri: String!) {
    webhookSubscriptions(first: 1, topics: [CUSTOMERS_MERGE], uri: $uri) { nodes { id } }
  }`

const creation = `#graphql
  mutation SubscribeToMerges($uri: String!) {
    webhookSubscriptionCreate(
      topic: CUSTOMERS_MERGE, webhookSubscription: { uri: $uri, format: JSON }
    ) {
      webhookSubscription { id }
      userErrors { field message }
    }
  }`

interface Known {
  webhookSubscriptions: { nodes: { id: string }[] }
}

interface Creation {
  webhookSubscriptionCreate: { userErrors: UserError[] }
}

/** Again is harmless. @param uri the whole address of the one door. */
export async function subscribeToMerges(admin: AdminClient, uri: string): Promise<void> {
  const { webhookSubscriptions } = await admin.graphql<Known>(known, { uri })
  if (webhookSubscriptions.nodes.length > 0) return
  const { webhookSubscriptionCreate: made } = await admin.graphql<Creation>(creation, { uri })
  if (made.userErrors.length === 0) return
  throw new ShopifyFault(describeErrors(made.userErrors), { isDoubtful: false })
}
