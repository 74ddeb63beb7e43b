import { request } from 'node:http'
import { connect } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import {
  deliver,
  headersFor,
  openTestDoor,
  previousSecret,
  receivedAt,
  sign,
  type TestDoor,
} from './a-door.ts'

const url = await openTestDatabase()
const database = new pg.Pool({ connectionString: url, max: 4 })
let door: TestDoor

beforeAll(async () => {
  door = await openTestDoor(url, { largestBody: 64 * 1024 })
})
afterAll(async () => {
  await door.close()
  await database.end()
})
beforeEach(async () => {
  await database.query('TRUNCATE deliveries, waiting_deliveries')
})

async function rows() {
  const { rows } = await database.query(
    `SELECT d.*, s.domain, w.topic AS waiting_for FROM deliveries d JOIN shops s ON s.id = d.shop_id
     LEFT JOIN waiting_deliveries w USING (shop_id, seq, webhook_id) ORDER BY seq`,
  )
  return rows
}

describe('a signed delivery', () => {
  test('is stored byte for byte with what its headers say, and answered 200', async () => {
    const body = '{"id": 1,  "title":"Tässchen ☕",\n"n":820982911946154508}'
    const answer = await deliver(door, body, { 'X-Shopify-Webhook-Id': 'w-1' })
    expect(answer.status).toBe(200)
    const [row, ...others] = await rows()
    expect(others).toEqual([])
    expect(row.body.equals(Buffer.from(body))).toBe(true)
    expect(row).toMatchObject({
      webhook_id: 'w-1',
      topic: 'orders/paid',
      domain: 'fern.myshopify.com',
      event_id: 'event-1',
      api_version: '2026-10',
      triggered_at: new Date('2026-03-01T09:59:58.123Z'),
      received_at: receivedAt,
      trouble: null,
      waiting_for: 'orders/paid',
    })
  })

  test('signed with the previous secret is taken while that one is configured', async () => {
    const answer = await deliver(door, '{}', {
      'X-Shopify-Hmac-Sha256': sign('{}', previousSecret),
    })
    expect(answer.status).toBe(200)
    expect(await rows()).toHaveLength(1)
  })

  test('that comes twice is answered 200 twice and stored once', async () => {
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const answer = await deliver(door, '{}', { 'X-Shopify-Webhook-Id': 'again' })
      expect(answer.status).toBe(200)
    }
    expect(await rows()).toHaveLength(1)
  })

  test('with the id of another shop is a delivery of its own', async () => {
    await deliver(door, '{}', { 'X-Shopify-Webhook-Id': 'shared' })
    await deliver(door, '{}', {
      'X-Shopify-Webhook-Id': 'shared',
      'X-Shopify-Shop-Domain': 'moss.myshopify.com',
    })
    expect((await rows()).map((row) => row.domain)).toEqual([
      'fern.myshopify.com',
      'moss.myshopify.com',
    ])
  })

  test('of a shop never seen before makes the shop known, not installed', async () => {
    await deliver(door, '{}', { 'X-Shopify-Shop-Domain': 'Never-Seen.myshopify.com' })
    const { rows: shops } = await database.query('SELECT * FROM shops WHERE domain = $1', [
      'never-seen.myshopify.com',
    ])
    expect(shops).toMatchObject([{ installed_at: null, currency: null }])
  })

  test('of a shop that was erased meanwhile makes the shop known again', async () => {
    await deliver(door, '{}', { 'X-Shopify-Shop-Domain': 'erased.myshopify.com' })
    await database.query('TRUNCATE deliveries, waiting_deliveries')
    await database.query("DELETE FROM shops WHERE domain = 'erased.myshopify.com'")
    const answer = await deliver(door, '{}', { 'X-Shopify-Shop-Domain': 'erased.myshopify.com' })
    expect(answer.status).toBe(200)
    expect((await rows()).map((row) => row.domain)).toEqual(['erased.myshopify.com'])
  })

  test('that is no JSON is stored all the same: reading is not the door’s business', async () => {
    expect((await deliver(door, 'not json at all')).status).toBe(200)
    expect((await rows())[0].body.toString()).toBe('not json at all')
  })

  test('with a time that cannot be read is stored without it', async () => {
    expect((await deliver(door, '{}', { 'X-Shopify-Triggered-At': 'yesterday' })).status).toBe(200)
    expect((await rows())[0].triggered_at).toBeNull()
  })

  test('sent in pieces is put together', async () => {
    const body = '{"in":"pieces"}'
    const status = await new Promise<number | undefined>((done, fail) => {
      const call = request(
        door.address,
        { method: 'POST', headers: headersFor(body) },
        (answer) => {
          answer.resume()
          done(answer.statusCode)
        },
      )
      call.on('error', fail)
      for (const character of body.slice(0, -1)) call.write(character)
      setTimeout(() => call.end(body.at(-1)), 50)
    })
    expect(status).toBe(200)
    expect((await rows())[0].body.toString()).toBe(body)
  })
})

describe('what is turned away leaves nothing behind', () => {
  const cases: [string, number, Record<string, string | undefined>][] = [
    ['a wrong signature', 401, { 'X-Shopify-Hmac-Sha256': sign('{ }') }],
    ['a signature by another secret', 401, { 'X-Shopify-Hmac-Sha256': sign('{}', 'another') }],
    ['a signature of the wrong length', 401, { 'X-Shopify-Hmac-Sha256': 'c2hvcnQ=' }],
    ['no signature', 401, { 'X-Shopify-Hmac-Sha256': undefined }],
    ['no id', 400, { 'X-Shopify-Webhook-Id': undefined }],
    ['no topic', 400, { 'X-Shopify-Topic': undefined }],
    ['no shop', 400, { 'X-Shopify-Shop-Domain': undefined }],
    ['a shop outside Shopify', 400, { 'X-Shopify-Shop-Domain': 'fern.example.com' }],
  ]
  test.each(cases)('%s: %i', async (_name, status, changes) => {
    expect((await deliver(door, '{}', changes)).status).toBe(status)
    expect(await rows()).toEqual([])
  })

  test.each(['GET', 'PUT', 'DELETE'])('%s: 405', async (method) => {
    const answer = await fetch(door.address, { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('a body that says it is too large: 413, and the connection is closed', async () => {
    const answer = await deliver(door, 'x'.repeat(64 * 1024 + 1))
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close'])
    expect((await deliver(door, 'x'.repeat(64 * 1024))).status).toBe(200)
    expect(await rows()).toHaveLength(1)
  })

  test('a body that grows too large without saying so: 413', async () => {
    const answer = await sendRaw(
      `POST /webhooks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk('x'.repeat(70_000))}`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('a client that never finishes: 408 after the door’s patience', async () => {
    const hasty = await openTestDoor(url, { patienceMs: 400 })
    const started = Date.now()
    const answer = await sendRaw(
      'POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nslow',
      hasty.port,
    )
    await hasty.close()
    expect(answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(Date.now() - started).toBeGreaterThanOrEqual(390)
    expect(await rows()).toEqual([])
  })
})

test('two hundred at once are all stored, each answered after its row was committed', async () => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const id = `burst-${index % 180}`
      const { status } = await deliver(door, `{"n":${index}}`, { 'X-Shopify-Webhook-Id': id })
      const { rowCount } = await database.query('SELECT 1 FROM deliveries WHERE webhook_id = $1', [
        id,
      ])
      return [status, rowCount]
    }),
  )
  expect(answers.every(([status, rowCount]) => status === 200 && rowCount === 1)).toBe(true)
  const stored = await rows()
  expect(new Set(stored.map((row) => row.webhook_id)).size).toBe(180)
  for (const row of stored) {
    const { n } = JSON.parse(row.body.toString())
    expect(row.webhook_id).toBe(`burst-${n % 180}`)
  }
})

test('while the database is away deliveries are refused, and taken again when it is back', async () => {
  const away = await openTestDoor('postgresql://postgres@127.0.0.1:1/nowhere')
  const answer = await deliver(away, '{}')
  expect(answer.status).toBe(503)
  expect(away.faults).toHaveLength(1)
  await away.close()

  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'perennial-door'`,
  )
  const statuses: number[] = []
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await deliver(door, '{}')).status)
  expect(statuses.at(-1)).toBe(200)
  const accepted = statuses.filter((status) => status === 200).length
  expect((await rows()).length).toBe(accepted)
})

function chunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`
}

function sendRaw(text: string, port = door.port): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('close', () => done(answer))
    socket.on('error', fail)
  })
}
