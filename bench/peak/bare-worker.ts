// The least that a worker of this shape does: reads what was stored, parses it, writes each order
// once into the smallest idempotent ledger, and takes what is done out of the line. Arguments:
// database, id of the shop, how many members there are.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const [connectionString, shopId, members] = process.argv.slice(2)
const batchSize = 800
const idleMs = 200

const client = new pg.Client({ connectionString })
await client.connect()
process.on('SIGTERM', () => process.exit(0))
for (;;) if ((await settleBatch()) === 0) await sleep(idleMs)

async function settleBatch(): Promise<number> {
  await client.query('BEGIN')
  const { rows } = await client.query<{ body: string }>({
    name: 'take',
    text: `WITH oldest AS (SELECT seq FROM waiting_deliveries WHERE shop_id = $1
        ORDER BY seq LIMIT ${batchSize} FOR UPDATE SKIP LOCKED),
      taken AS (DELETE FROM waiting_deliveries WHERE shop_id = $1
        AND seq IN (SELECT seq FROM oldest) RETURNING webhook_id)
      SELECT convert_from(d.body, 'UTF8') AS body FROM taken CROSS JOIN LATERAL (
        SELECT * FROM deliveries WHERE shop_id = $1 AND webhook_id = taken.webhook_id OFFSET 0) d`,
    values: [shopId],
  })
  const orders = rows.map(({ body }) => JSON.parse(body))
  await client.query({
    name: 'award',
    text: `SELECT count(floor_award(key, member, points))
      FROM unnest($1::text[], $2::int[], $3::bigint[]) t (key, member, points)`,
    values: [
      orders.map((order) => order.id),
      orders.map((order) => 1 + (order.customer.id % Number(members))),
      orders.map((order) => Math.floor(Number(order.subtotal_price_set.shop_money.amount))),
    ],
  })
  await client.query('COMMIT')
  return rows.length
}
