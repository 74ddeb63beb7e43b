// A door on a real port with a real database behind it, and what a delivery to it looks like.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDeliveryStore } from '../../../app/shopify/webhooks/delivery-store.server.ts'
import { openDoor } from '../../../app/shopify/webhooks/door.ts'
import { signingKeys } from '../../../app/shopify/webhooks/signature.ts'

export const secret = 'the-current-secret'
export const previousSecret = 'the-previous-secret'
export const receivedAt = new Date('2026-03-01T10:00:00.000Z')

export interface TestDoor {
  port: number
  address: string
  faults: unknown[]
  close(): Promise<void>
}

export async function openTestDoor(
  databaseUrl: string,
  limits: { largestBody?: number; patienceMs?: number } = {},
): Promise<TestDoor> {
  const store = openDeliveryStore(databaseUrl)
  const faults: unknown[] = []
  const door = openDoor({
    keys: signingKeys(secret, previousSecret),
    store,
    now: () => receivedAt,
    onFault: (error) => faults.push(error),
    ...limits,
  })
  const server = createServer((request, response) => void door(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    port,
    faults,
    address: `http://127.0.0.1:${port}/webhooks`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await store.close()
    },
  }
}

export function sign(body: string | Buffer, by = secret): string {
  return createHmac('sha256', by).update(body).digest('base64')
}

export function headersFor(
  body: string | Buffer,
  changes: Record<string, string | undefined> = {},
): Record<string, string> {
  const headers = {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': 'orders/paid',
    'X-Shopify-Shop-Domain': 'fern.myshopify.com',
    'X-Shopify-Webhook-Id': randomUUID(),
    'X-Shopify-Event-Id': 'event-1',
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Triggered-At': '2026-03-01T09:59:58.123456789Z',
    'X-Shopify-Hmac-Sha256': sign(body),
    ...changes,
  }
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export function deliver(
  door: TestDoor,
  body: string,
  changes: Record<string, string | undefined> = {},
): Promise<Response> {
  return fetch(door.address, { method: 'POST', body, headers: headersFor(body, changes) })
}
