// One attempt to hand a webhook over, by Shopify's contract: POST, true signature, no redirect
// followed, five seconds in all, only 2xx counts.
import { createHmac } from 'node:crypto'
import type { Delivery, DeliveryAttempt } from '../state/world.ts'

const timeoutMs = 5000

export interface DeliverOptions {
  address: string
  secret: string
  apiVersion: string
}

export function signBody(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64')
}

export async function deliver(
  delivery: Delivery,
  { address, secret, apiVersion }: DeliverOptions,
): Promise<DeliveryAttempt> {
  const atMs = Date.now()
  const done = (status: number | null, error: string | null) => ({
    atMs,
    durationMs: Date.now() - atMs,
    status,
    error,
  })
  try {
    const answer = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      body: delivery.body,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Shopify-Captain-Hook',
        'X-Shopify-Topic': delivery.topic,
        'X-Shopify-Hmac-Sha256': signBody(delivery.body, secret),
        'X-Shopify-Shop-Domain': delivery.shop,
        'X-Shopify-API-Version': apiVersion,
        'X-Shopify-Webhook-Id': delivery.webhookId,
        'X-Shopify-Event-Id': delivery.eventId,
        'X-Shopify-Triggered-At': delivery.triggeredAt,
        ...(delivery.name ? { 'X-Shopify-Name': delivery.name } : {}),
      },
    })
    await answer.body?.cancel()
    return done(answer.status, answer.ok ? null : `answered ${answer.status}`)
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return done(null, cause instanceof Error ? cause.message : String(cause))
  }
}
