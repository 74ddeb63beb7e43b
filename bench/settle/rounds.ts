// A shop with members and a default program, and rounds of stored webhooks to work off: paid orders
// of 5 kB and more, each of another order, of members chosen at random.
import type pg from 'pg'
import { defaultSettings } from '../../app/loyalty/program/default-settings.ts'
import { anOrderPayload } from '../../tests/setup/builders/order-payload.ts'

export const members = 100_000
const ordersPerRound = 24_000
export const firstCustomer = 6_000_000_000_000
export const now = new Date('2026-06-01T00:00:00Z')
let orders = 5_000_000_000_000

export async function prepareShop(
  client: pg.Client,
  given: { members?: number; earnsFrom?: Date } = {},
): Promise<number> {
  const { earnsFrom = new Date('2020-01-01T00:00:00Z') } = given
  const { rows } = await client.query(
    `INSERT INTO shops (domain, name, currency, time_zone, installed_at)
     VALUES ('bench.myshopify.com', 'Bench', 'USD', 'America/New_York', now()) RETURNING id`,
  )
  const shopId: number = rows[0].id
  await client.query(
    `INSERT INTO program_versions (shop_id, number, settings, effective_from, published_at)
     VALUES ($1, 1, $2, $3, $3)`,
    [shopId, JSON.stringify(defaultSettings('USD')), earnsFrom],
  )
  await client.query(
    `INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at)
     SELECT $1::int, gen_random_uuid(), (${firstCustomer} + n)::text, '2019-05-01', '2020-01-01'
     FROM generate_series(1, $2::int) n`,
    [shopId, given.members ?? members],
  )
  // Members who have bought before, like those of the floor.
  await client.query(
    `INSERT INTO balances (shop_id, member_id, asset)
     SELECT shop_id, id, 'points' FROM members`,
  )
  // PostgreSQL takes a table that was empty when it looked for one that stays so.
  if (given.members !== 0) await client.query('ANALYZE members, balances')
  return shopId
}

/** @returns orders settled per second, from the first claim to the last commit. */
export async function settleRound(client: pg.Client): Promise<number> {
  const { settleDeliveries } = await import('../../app/jobs/settle-deliveries.ts')
  const started = performance.now()
  while ((await settleDeliveries({ now })) > 0);
  const elapsed = performance.now() - started
  const { rows } = await client.query(
    `SELECT (SELECT count(*) FROM waiting_deliveries)::int
      + (SELECT count(*) FROM deliveries WHERE trouble IS NOT NULL)::int AS left`,
  )
  if (rows[0].left > 0) throw new Error(`${rows[0].left} deliveries were not settled`)
  return (ordersPerRound * 1000) / elapsed
}

export async function storeWebhooks(
  client: pg.Client,
  shopId: number,
  of: { orders: number; members: number } = { orders: ordersPerRound, members },
): Promise<void> {
  const batch = 1000
  for (let first = 0; first < of.orders; first += batch) {
    const bodies = Array.from({ length: Math.min(batch, of.orders - first) }, () =>
      JSON.stringify(nextOrder(of.members)),
    )
    const shortest = Math.min(...bodies.map((body) => body.length))
    if (shortest < 5000) throw new Error(`a body of ${shortest} bytes is too small`)
    await client.query(
      `WITH stored AS (
         INSERT INTO deliveries (shop_id, webhook_id, topic, triggered_at, received_at, body)
         SELECT $1::int, gen_random_uuid()::text, 'orders/paid', $2, $2, convert_to(body, 'UTF8')
         FROM unnest($3::text[]) body RETURNING shop_id, seq, webhook_id, topic)
       INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic) SELECT * FROM stored`,
      [shopId, now, bodies],
    )
  }
  await client.query('CHECKPOINT')
}

function nextOrder(members: number) {
  orders += 1
  return anOrderPayload({
    orderId: orders,
    customerId: firstCustomer + 1 + Math.floor(Math.random() * members),
    price: `${10 + Math.floor(Math.random() * 200)}.${10 + Math.floor(Math.random() * 89)}`,
    processedAt: new Date(now.getTime() - Math.random() * 864e5).toISOString(),
  })
}
