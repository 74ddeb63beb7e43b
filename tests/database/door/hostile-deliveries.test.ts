// Headers are not covered by the signature: whoever has seen one signed body can send any of them.
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { openDeliveryStore } from '../../../app/shopify/webhooks/delivery-store.server.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { deliver, openTestDoor, receivedAt, sign } from './a-door.ts'

const url = await openTestDatabase()
const database = new pg.Pool({ connectionString: url, max: 2 })
const door = await openTestDoor(url)
afterAll(async () => {
  await door.close()
  await database.end()
})

const stored = async (id: string) =>
  (await database.query('SELECT triggered_at FROM deliveries WHERE webhook_id = $1', [id])).rows[0]

describe('a moment that cannot be one', () => {
  test.each(['+275760-09-13T00:00:00Z', '-000001-01-01T00:00:00Z', '0000-01-01', 'yesterday'])(
    'such as %s is left out, and the delivery is stored',
    async (moment) => {
      const headers = { 'X-Shopify-Webhook-Id': moment, 'X-Shopify-Triggered-At': moment }
      expect((await deliver(door, '{}', headers)).status).toBe(200)
      expect(await stored(moment)).toEqual({ triggered_at: null })
    },
  )
})

test('a delivery that the database refuses fails alone, not with those beside it', async () => {
  const store = openDeliveryStore(url)
  const delivery = (webhookId: string) => ({
    domain: 'fern.myshopify.com',
    webhookId,
    topic: 'orders/paid',
    eventId: null,
    apiVersion: null,
    triggeredAt: null,
    receivedAt,
    body: Buffer.from('{}'),
  })
  const ids = Array.from({ length: 40 }, (_, n) => (n === 17 ? 'poison\0' : `beside-${n}`))
  const answers = await Promise.allSettled(ids.map((id) => store.add(delivery(id))))
  await store.close()
  expect(answers.flatMap(({ status }, n) => (status === 'rejected' ? [ids[n]] : []))).toEqual([
    'poison\0',
  ])
  const { rowCount } = await database.query(
    "SELECT 1 FROM deliveries WHERE webhook_id LIKE 'beside-%'",
  )
  expect(rowCount).toBe(39)
})

test.each([
  ['with something behind it', `${sign('{}')}A`],
  ['given twice', `${sign('{}')}, ${sign('{}')}`],
  ['without its end', sign('{}').slice(0, -1)],
  ['of no length', ''],
])('a signature %s is none', async (_, signature) => {
  expect((await deliver(door, '{}', { 'X-Shopify-Hmac-Sha256': signature })).status).toBe(401)
})

test.each([
  'evil.example',
  'fern.myshopify.com.evil.example',
  'fern.myshopify.com/..',
  `${'a'.repeat(150)}.myshopify.com`,
])('the shop %s is refused, and no row is made for it', async (domain) => {
  expect((await deliver(door, '{}', { 'X-Shopify-Shop-Domain': domain })).status).toBe(400)
  expect((await database.query('SELECT 1 FROM shops WHERE domain = $1', [domain])).rowCount).toBe(0)
})
