// What a delivery says of itself, outside its body
// (https://shopify.dev/docs/apps/build/webhooks/delivery-structure).
import type { IncomingHttpHeaders } from 'node:http'

export interface DeliveryHeaders {
  domain: string
  /** Unique per delivery and the same when it is tried again: the key against duplicates. */
  webhookId: string
  topic: string
  /** Shared by all deliveries of one merchant action; never used to drop one. */
  eventId: string | null
  apiVersion: string | null
  triggeredAt: Date | null
}

const shopDomain = /^[a-z0-9][a-z0-9-]{0,100}\.myshopify\.com$/
const longestText = 200

/** @returns null where id, topic or shop is missing or cannot be one. */
export function readHeaders(headers: IncomingHttpHeaders): DeliveryHeaders | null {
  const domain = textOf(headers['x-shopify-shop-domain'])?.toLowerCase()
  const webhookId = textOf(headers['x-shopify-webhook-id'])
  const topic = textOf(headers['x-shopify-topic'])
  if (!domain || !shopDomain.test(domain) || !webhookId || !topic) return null
  return {
    domain,
    webhookId,
    topic,
    eventId: textOf(headers['x-shopify-event-id']),
    apiVersion: textOf(headers['x-shopify-api-version']),
    triggeredAt: instantOf(textOf(headers['x-shopify-triggered-at'])),
  }
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= longestText ? value : null
}

// Headers are not signed, and the years at both ends of JavaScript's calendar are none of
// PostgreSQL's.
function instantOf(text: string | null): Date | null {
  const instant = new Date(text ?? Number.NaN)
  const year = instant.getUTCFullYear()
  return year >= 2000 && year < 3000 ? instant : null
}
