// Subscriptions of this shop alone: those of shopify.app.toml are not told here.
import { enumOf } from '../../courier/subscriptions.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { webhookSubscriptionNode } from '../nodes/webhook-subscription.ts'

export function webhookSubscriptionsConnection(call: AdminCall, args: ConnectionArguments) {
  const topics = args.topics as string[] | null | undefined
  const found = (call.shop.installation?.subscriptions ?? []).filter(
    ({ topic, uri }) =>
      (!topics?.length || topics.includes(enumOf(topic))) && (!args.uri || args.uri === uri),
  )
  return connection(found, args, { node: webhookSubscriptionNode, handled: ['topics', 'uri'] })
}
