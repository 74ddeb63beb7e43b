// Subscriptions of one shop, beside those of shopify.app.toml: for topics whose scope is optional.
import { hasScope } from '../../app-config.ts'
import { takeId } from '../../commerce/find.ts'
import { scopeOf, topicOf } from '../../courier/subscriptions.ts'
import type { AdminCall } from '../call.ts'
import { notModelled } from '../errors.ts'
import { webhookSubscriptionNode } from '../nodes/webhook-subscription.ts'
import { userError } from './user-errors.ts'

interface Arguments {
  topic: string
  webhookSubscription: {
    uri?: string | null
    includeFields?: string[] | null
    format?: string | null
    [other: string]: unknown
  }
}

const handled = ['uri', 'includeFields', 'format']

export const webhookMutations = {
  webhookSubscriptionCreate: (
    { topic, webhookSubscription: input }: Arguments,
    call: AdminCall,
  ) => {
    const other = Object.keys(input).find((name) => !handled.includes(name) && input[name] != null)
    if (other) throw notModelled(`${other} of a webhook subscription`)
    const installation = call.shop.installation
    const name = topicOf(topic)
    const scope = scopeOf(name)
    if (!installation || (scope && !hasScope(call.scopes, scope)))
      return refuse(
        ['topic'],
        `You do not have permission to create or update webhooks with ${name} topic.`,
      )
    const { uri } = input
    if (!uri || !URL.canParse(uri))
      return refuse(['webhookSubscription', 'uri'], 'Address is invalid')
    const present = installation.subscriptions ?? []
    if (present.some((one) => one.topic === name && one.uri === uri))
      return refuse(['webhookSubscription', 'uri'], 'Address for this topic has already been taken')
    const made = {
      id: takeId(call.shop),
      topic: name,
      uri,
      includeFields: input.includeFields ?? null,
      createdAt: call.context.clock.stamp(),
    }
    installation.subscriptions = [...present, made]
    call.context.store.touch()
    return { webhookSubscription: webhookSubscriptionNode(made), userErrors: [] }
  },
}

function refuse(field: string[], message: string) {
  return { webhookSubscription: null, userErrors: [userError(field, null, message)] }
}
