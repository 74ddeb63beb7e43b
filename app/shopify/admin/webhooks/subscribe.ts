// Has Shopify tell us of what takes a scope that is optional: such a subscription is this shop's
// own, made once the scope is granted, and not in shopify.app.toml.
// https://shopify.dev/docs/apps/build/webhooks/subscribe
import { type AdminClient, ShopifyFault, type UserError } from '../client.ts'
import { describeErrors } from '../vouchers/describe-errors.ts'

export interface OwnTopic {
  name: 'CUSTOMERS_MERGE' | 'DISPUTES_CREATE' | 'DISPUTES_UPDATE'
  /** Left out: the whole body. */
  includeFields?: string[]
}

const known = `#graphql
  query ReadSubscription($topic: WebhookSubscriptionTopic!, $uri: String!) {
    webhookSubscriptions(first: 1, topics: [$topic], uri: $uri) { nodes { id } }
  }`

const creation = `#graphql
  mutation Subscribe($topic: WebhookSubscriptionTopic!, $uri: String!, $includeFields: [String!]) {
    webhookSubscriptionCreate(
      topic: $topic,
      webhookSubscription: { uri: $uri, format: JSON, includeFields: $includeFields }
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
export async function subscribe(
  admin: AdminClient,
  { name: topic, includeFields }: OwnTopic,
  uri: string,
): Promise<void> {
  const { webhookSubscriptions } = await admin.graphql<Known>(known, { topic, uri })
  if (webhookSubscriptions.nodes.length > 0) return
  const asked = { topic, uri, ...(includeFields ? { includeFields } : {}) }
  const { webhookSubscriptionCreate: made } = await admin.graphql<Creation>(creation, asked)
  if (made.userErrors.length === 0) return
  throw new ShopifyFault(describeErrors(made.userErrors), { isDoubtful: false })
}
