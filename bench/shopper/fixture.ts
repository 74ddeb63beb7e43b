// A shop whose members have bought ten times each, written straight into its tables: what a
// shopper's request has to find its way through.
import pg from 'pg'
import { defaultSettings } from '../../app/loyalty/program/default-settings.ts'

export const domain = 'bench.myshopify.com'
export const firstCustomer = 6_000_000_000_000
export const creditsOfOne = 10
const pointsOfCredit = 500

export interface Fixture {
  databaseUrl: string
  shopId: number
  members: number
}

export async function fillDatabase(databaseUrl: string, members: number): Promise<Fixture> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(
      `INSERT INTO shops (domain, name, currency, time_zone, installed_at)
       VALUES ($1, 'Bench', 'USD', 'America/New_York', now()) RETURNING id`,
      [domain],
    )
    const shopId: number = rows[0].id
    const settings = defaultSettings('USD')
    const rewards = settings.rewards.map((reward) => ({ ...reward, limitPerMember: 1000 }))
    await client.query(
      `INSERT INTO program_versions (shop_id, number, settings, effective_from, published_at)
       VALUES ($1, 1, $2, '2020-01-01', '2020-01-01')`,
      [shopId, JSON.stringify({ ...settings, rewards })],
    )
    for (const statement of statements(members)) await client.query(statement, [shopId])
    await stopVacuum(client)
    await client.query('VACUUM ANALYZE')
    return { databaseUrl, shopId, members }
  } finally {
    await client.end()
  }
}

const statements = (members: number): string[] => [
  `INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at)
   SELECT $1::int, gen_random_uuid(), (${firstCustomer} + n)::text, '2025-01-01', '2025-01-01'
   FROM generate_series(1, ${members}) n`,
  `UPDATE member_states SET written = revision WHERE shop_id = $1`,
  // By the order's day, as they came in: one member's credits lie far from one another.
  `INSERT INTO lots (shop_id, member_id, asset, order_id, key, occurred_at, available_at,
     expires_at, pending_left, available_left)
   SELECT shop_id, id, 'points', customer_id || '-' || n, 'spend',
     now() - n * interval '20 days', now() - n * interval '20 days' + interval '14 days',
     now() + (400 - n * 20) * interval '1 day', 0, ${pointsOfCredit}
   FROM generate_series(1, ${creditsOfOne}) n, members WHERE shop_id = $1`,
  `INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, order_id, key,
     reference, occurred_at, recorded_at, because)
   SELECT shop_id, member_id, asset, 'issued', 'available', available_left, id, order_id, key,
     'order/' || order_id || '/spend/1', occurred_at, occurred_at, jsonb_build_object(
       'kind', 'order', 'cause', 'paid', 'orderName', '#' || order_id, 'rule', 'spend',
       'ruleId', 'spend', 'version', 1, 'was', 0, 'is', available_left)
   FROM lots WHERE shop_id = $1 ORDER BY id`,
  `INSERT INTO balances (shop_id, member_id, asset, available)
   SELECT shop_id, id, 'points', ${creditsOfOne * pointsOfCredit} FROM members WHERE shop_id = $1`,
]

/** What the database does by itself would be counted as ours. */
async function stopVacuum(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT format('ALTER TABLE %I.%I SET (autovacuum_enabled = false)', schemaname, tablename)
       AS statement FROM pg_tables WHERE schemaname = 'public'`,
  )
  for (const { statement } of rows) await client.query(statement)
}
