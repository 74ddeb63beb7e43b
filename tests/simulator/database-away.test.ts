import { createHmac, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createDatabase } from '../setup/database.ts'
import { openTestStack } from '../setup/stack.ts'
import { openShakyDatabase } from './shaky-database.ts'
import { openHouse, until } from './two-shops.ts'

const domain = 'perennial-garden.myshopify.com'
const { url, drop } = await createDatabase()
const database = new pg.Pool({ connectionString: url, max: 2 })
const shaky = await openShakyDatabase(url)
afterAll(async () => {
  await database.end()
  await shaky.close()
  await drop()
})

shaky.become('away')
const comesUp = setTimeout(() => shaky.become('there'), 4000)
const stack = await openTestStack({ DATABASE_URL: shaky.url })
clearTimeout(comesUp)
const house = openHouse({ ...stack, databaseUrl: url })
beforeEach(() => stack.explainFailure())

async function deliver(): Promise<{ id: string; status: number }> {
  const id = randomUUID()
  const body = '{"id":1}'
  const { status } = await fetch(new URL('/webhooks', stack.addresses.app), {
    method: 'POST',
    body,
    headers: {
      'X-Shopify-Topic': 'carts/update',
      'X-Shopify-Shop-Domain': domain,
      'X-Shopify-Webhook-Id': id,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', stack.secrets.apiSecret)
        .update(body)
        .digest('base64'),
    },
  })
  return { id, status }
}

const areStored = async (ids: string[]) => {
  const text = 'SELECT 1 FROM deliveries WHERE webhook_id = ANY($1)'
  return (await database.query(text, [ids])).rowCount
}

const areDone = (ids: string[]) =>
  until(
    () =>
      database.query(
        `SELECT 1 FROM deliveries WHERE webhook_id = ANY($1) AND trouble IS NULL
         AND seq NOT IN (SELECT seq FROM waiting_deliveries)`,
        [ids],
      ),
    ({ rowCount }) => rowCount === ids.length,
  )

test('app and worker that started before the database was there take up their work', async () => {
  const shop = await house.openShop(domain, { firstName: 'Ada', email: 'ada@x.example' })
  expect(shop.redemption.code).toMatch(/-/)
})

test.each(['away', 'silent'] as const)(
  'while the database is %s the door says 503 in time; afterwards all goes on by itself',
  async (state) => {
    shaky.become(state)
    // Answered while nothing comes from the database: what the door waits for is set in it.
    const answers = await Promise.all(Array.from({ length: 20 }, deliver))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
    const health = await fetch(new URL('/healthz', stack.addresses.app))
    expect(health.status).toBe(503)
    await new Promise((done) => setTimeout(done, 4000))
    shaky.become('there')

    await until(deliver, ({ status }) => status === 200)
    const after = await Promise.all(Array.from({ length: 20 }, deliver))
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set([200]))
    await areDone(after.map(({ id }) => id))
    // The queue, too: a code is a job.
    const { customerId } = await newMember(state)
    const wish = { rewardId: 'amount-off', requestId: `click-${state}-1` }
    const redeemed = await until(
      () => house.askStorefront(domain, customerId, '/redeem', wish),
      ({ body }) => body.redemption?.status === 'issued',
    )
    expect(redeemed.body.redemption.code).toMatch(/-/)
  },
)

async function newMember(name: string): Promise<{ customerId: string }> {
  const customer = { firstName: name, lastName: 'Fern', email: `${name}@x.example` }
  const { id } = await stack.control.createCustomer(customer)
  const products = await stack.control.get<{ variants: { id: string }[] }[]>('/products')
  const lines = [{ variantId: products[0]?.variants[0]?.id ?? '', quantity: 30 }]
  await stack.control.placeOrder({ customerId: id, lines, payment: 'paid' })
  const customerId = id.replace(/\D/g, '')
  await until(
    () => house.askStorefront(domain, customerId, '/me'),
    ({ body }) => body.member?.points.available >= 100,
  )
  return { customerId }
}

test.each(['app', 'worker'] as const)(
  'a %s asked to stop under load ends in order and loses nothing',
  async (name) => {
    const answers: { id: string; status: number }[] = []
    let isRunning = true
    const load = async () => {
      while (isRunning) {
        const answer = await deliver().catch(() => null)
        if (answer) answers.push(answer)
        else await new Promise((done) => setTimeout(done, 20))
      }
    }
    const loads = Array.from({ length: 8 }, load)
    const stored = () => answers.filter(({ status }) => status === 200).length
    await expect.poll(stored).toBeGreaterThan(20)
    expect(await stack.end(name)).toBe(0)
    await stack.start(name)
    const before = stored()
    await expect.poll(stored).toBeGreaterThan(before)
    isRunning = false
    await Promise.all(loads)
    const acknowledged = answers.filter(({ status }) => status === 200).map(({ id }) => id)
    expect(await areStored(acknowledged)).toBe(acknowledged.length)
    await areDone(acknowledged)
  },
)

test('no process was brought down by any of it', () => {
  for (const name of ['app', 'worker'] as const) {
    const log = stack.readLog(name)
    expect(log).not.toMatch(/UnhandledPromise|uncaught|Node\.js v\d/i)
    // Twice: the second time after the test above stopped it.
    expect(log.match(new RegExp(`"${name} ready"`, 'g'))).toHaveLength(2)
  }
})
