// A shop whose members have bought ten times each, written straight into its tables: what a
// shopper's request has to find its way through.
import pg from 'pg'
import { defaultSettings } from '../../app/loyalty/program/default-settings.ts'

export const domain = 'bench.myshopify.com'
export const firstCustomer = 6_000_000_000_000
export const creditsOfOne = 10
/** Below those of orders that come later, as a shop's are. */
const firstOrder = 4_000_000_000_000
const pointsOfCredit = 500

export interface Fixture {
  databaseUrl: string
  shopId: number
  members: number
}

/** @param isGrown with indexes as rows that come one by one leave them, and not dense. */
export async function fillDatabase(
  databaseUrl: string,
  members: number,
  { isGrown = false } = {},
): Promise<Fixture> {
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
    const indexes = isGrown ? [] : await dropIndexes(client)
    await client.query('SET session_replication_role = replica')
    for (const statement of statements(members)) await client.query(statement, [shopId])
    await client.query('SET session_replication_role = DEFAULT')
    for (const statement of indexes) await client.query(statement)
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
  `INSERT INTO member_states (shop_id, member_id, revision, written)
   SELECT shop_id, id, 1, 1 FROM members WHERE shop_id = $1`,
  // By the order's day, as they came in: one member's credits lie far from one another.
  `INSERT INTO lots (shop_id, member_id, asset, order_id, key, occurred_at, available_at,
     expires_at, pending_left, available_left)
   SELECT shop_id, id, 'points', (${firstOrder} + (${creditsOfOne} - n) * ${members}::bigint
       + customer_id::bigint - ${firstCustomer})::text, 'spend',
     now() - n * interval '20 days', now() - n * interval '20 days' + interval '14 days',
     now() + (400 - n * 20) * interval '1 day', 0, ${pointsOfCredit}
   FROM generate_series(${creditsOfOne}, 1, -1) n, members WHERE shop_id = $1`,
  `INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, order_id, key,
     reference, occurred_at, recorded_at, because)
   SELECT shop_id, member_id, asset, 'issued', 'available', available_left, id, order_id, key,
     'order/' || order_id || '/spend/1', occurred_at, occurred_at, jsonb_build_object(
       'kind', 'order', 'cause', 'paid', 'orderName', '#' || order_id, 'rule', 'spend',
       'ruleId', 'spend', 'version', 1, 'was', 0, 'is', available_left,
       'how', jsonb_build_object('basisMinor', available_left * 100))
   FROM lots WHERE shop_id = $1 ORDER BY id`,
  `INSERT INTO balances (shop_id, member_id, asset, available)
   SELECT shop_id, id, 'points', ${creditsOfOne * pointsOfCredit} FROM members WHERE shop_id = $1`,
]

/**
 * Of the two large tables, with the constraints that stand on them: built once the rows are there,
 * which takes a tenth of the time. @returns how to have them again.
 */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  await client.query("SET maintenance_work_mem = '256MB'")
  const { rows } = await client.query<{ away: string; back: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
         pg_get_constraintdef(oid)) AS back
     FROM pg_constraint WHERE conrelid IN ('transfers'::regclass, 'lots'::regclass)
       AND contype IN ('p', 'u')
     UNION ALL
     SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     FROM pg_index i WHERE indrelid IN ('transfers'::regclass, 'lots'::regclass)
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)`,
  )
  for (const { away } of rows) await client.query(away)
  return rows.map(({ back }) => back)
}

/** What the database does by itself would be counted as ours. */
async function stopVacuum(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT format('ALTER TABLE %I.%I SET (autovacuum_enabled = false)', schemaname, tablename)
       AS statement FROM pg_tables WHERE schemaname = 'public'`,
  )
  for (const { statement } of rows) await client.query(statement)
}
