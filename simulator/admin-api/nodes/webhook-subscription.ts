import { gid } from '../../commerce/find.ts'
import { enumOf } from '../../courier/subscriptions.ts'
import type { ShopSubscription } from '../../state/world.ts'

export function webhookSubscriptionNode({ id, topic, ...given }: ShopSubscription) {
  return {
    id: gid('WebhookSubscription', id),
    legacyResourceId: id,
    topic: enumOf(topic),
    uri: given.uri,
    callbackUrl: given.uri,
    format: 'JSON',
    includeFields: given.includeFields ?? [],
    metafieldNamespaces: [],
    metafields: [],
    filter: null,
    name: null,
    createdAt: given.createdAt,
    updatedAt: given.createdAt,
  }
}
