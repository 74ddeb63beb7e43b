// `backtest`: a draft over 100,000 orders of 20,000 members, part after part as the page asks for
// them, against the few seconds that a merchant waits for it.
import pg from 'pg'
import { defaultSettings } from '../app/loyalty/program/default-settings.ts'
import type { ProgramSettings } from '../app/loyalty/program/settings.ts'
import { aLine, anOrder } from '../tests/setup/builders/order.ts'
import type { Measurement } from './figure.ts'
import { scaled } from './scale.ts'
import { prepareShop } from './settle/rounds.ts'
import { useDatabase } from './use-database.ts'

const members = scaled(20_000)
const ordersOfOne = 5
const fewMs = 5000
const now = new Date('2026-06-01T00:00:00Z')

export async function measureBacktest(databaseUrl: string): Promise<Measurement[]> {
  useDatabase(databaseUrl)
  const shopId = await fill(databaseUrl)
  const { forShop } = await import('../app/db.server.ts')
  const { runBacktest } = await import('../app/loyalty/insights/backtest/run-backtest.server.ts')
  const inForce = defaultSettings('USD')
  const draft = doubled()
  const shop = forShop(shopId)
  const run = async () => {
    let orders = 0
    let after: string | null = null
    do {
      const { sums, next } = await runBacktest(shop, { draft, inForce, now, after, span: 'days' })
      orders += sums.orders
      after = next
    } while (after)
    return orders
  }
  const started = performance.now()
  const cpu = process.cpuUsage()
  const orders = await run()
  const value = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  if (orders !== members * ordersOfOne) throw new Error(`${orders} orders were gone through`)
  return [
    {
      name: 'backtest',
      value,
      unit: `ms for ${orders} orders`,
      floor: 'a few seconds',
      floorValue: fewMs,
      better: 'less',
      note: `${Math.round((user + system) / 1000)} ms of it this process was at work`,
    },
  ]
}

function doubled(): ProgramSettings {
  const settings = defaultSettings('USD')
  const rules = settings.rules.map((rule) =>
    rule.kind === 'spend' ? { ...rule, points: 2 } : rule,
  )
  return { ...settings, rules }
}

async function fill(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const shopId = await prepareShop(client, { members })
    const lines = [1, 2, 3].map((n) =>
      aLine(1000 * n, { id: String(n), title: `A fern in a pot of size ${n}` }),
    )
    const order = JSON.stringify(anOrder({ lines, orderId: '', name: '' }))
    const effects = [{ key: 'spend', asset: 'points', quantity: 60 }]
    await client.query(
      `INSERT INTO orders (shop_id, id, member_id, name, processed_at, updated_at, snapshot,
         inputs, evaluation, settled_at)
       SELECT m.shop_id, id, m.id_of_member, '#' || id, at, at,
         $2::jsonb || jsonb_build_object('orderId', id, 'name', '#' || id, 'processedAt', stamp,
           'updatedAt', stamp, 'customerId', m.customer_id),
         '{"engine":1,"version":{"number":1},"timeZone":"America/New_York","phase":1}'::jsonb,
         $3::jsonb, at
       FROM (SELECT shop_id, id AS id_of_member, customer_id,
               row_number() OVER (ORDER BY customer_id) AS place FROM members WHERE shop_id = $1) m,
         generate_series(1, ${ordersOfOne}) n,
         LATERAL (SELECT $4::timestamptz - (place % 1000 + n * 1001) * interval '10 minutes' AS at,
           (place * 10 + n)::text AS id) o,
         LATERAL (SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS stamp
         ) s`,
      [shopId, order, JSON.stringify({ effects, unapplied: [] }), now],
    )
    await client.query('ANALYZE')
    return shopId
  } finally {
    await client.end()
  }
}
