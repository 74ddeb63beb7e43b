// The floor: reads the same file, parses it, and inserts the same rows into the same tables
// plainly. Nothing is checked, valued or locked. Arguments: address of the file, database, id of
// the shop, from when orders earn. Prints the seconds it took.
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import pg from 'pg'

const [url = '', connectionString, shopId, earnsFrom = ''] = process.argv.slice(2)
const batchSize = 400

interface Order {
  id: string
  name: string
  processedAt: string
  updatedAt: string
  customer: { id: string; createdAt: string }
  subtotalPriceSet: { shopMoney: { amount: string } }
  parts: unknown[]
}

const client = new pg.Client({ connectionString })
await client.connect()
const started = performance.now()
const answer = await fetch(url)
let batch: Order[] = []
for await (const line of createInterface({ input: Readable.fromWeb(answer.body as never) })) {
  const object = JSON.parse(line)
  if (object.__parentId) batch.at(-1)?.parts.push(object)
  else {
    if (batch.length === batchSize) await insert()
    batch.push({ ...object, parts: [] })
  }
}
await insert()
console.log((performance.now() - started) / 1000)
await client.end()

async function insert(): Promise<void> {
  const orders = batch
  batch = []
  const idOf = (gid: string) => gid.split('/').at(-1)
  const column = (read: (order: Order) => unknown) => orders.map(read)
  await client.query('BEGIN')
  await client.query(
    `WITH made AS (
       INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at)
       SELECT DISTINCT ON (t.id) $1::int, gen_random_uuid(), t.id, t.at, now()
       FROM unnest($2::text[], $3::timestamptz[]) t (id, at) ON CONFLICT DO NOTHING
       RETURNING shop_id, id, joined_at)
     INSERT INTO facts (shop_id, key, kind, member_id, occurred_at, recorded_at, data)
     SELECT shop_id, 'signup/' || id, 'member_joined', id, joined_at, now(), '{"version": 1}'
     FROM made`,
    [shopId, column((one) => idOf(one.customer.id)), column((one) => one.customer.createdAt)],
  )
  const ids = column((one) => idOf(one.id))
  const customers = column((one) => idOf(one.customer.id))
  const at = column((one) => one.processedAt)
  await client.query(
    `INSERT INTO orders (shop_id, id, member_id, name, processed_at, updated_at, snapshot, inputs,
       evaluation, settled_at)
     SELECT $1::int, t.id, m.id, t.name, t.at, t.at, t.snapshot, '{"engine": 1}', '{}', now()
     FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::jsonb[])
       t (id, customer, name, at, snapshot)
     JOIN members m ON m.shop_id = $1 AND m.customer_id = t.customer`,
    [shopId, ids, customers, column((one) => one.name), at, column((one) => JSON.stringify(one))],
  )
  await client.query(
    `WITH earned AS (
       SELECT t.id, t.at, t.points, m.id AS member_id, nextval('lots_id_seq') AS lot_id
       FROM unnest($2::text[], $3::text[], $4::timestamptz[], $5::int[])
         t (id, customer, at, points)
       JOIN members m ON m.shop_id = $1 AND m.customer_id = t.customer WHERE t.at >= $6),
     held AS (
       INSERT INTO balances (shop_id, member_id, asset, available)
       SELECT $1::int, member_id, 'points', sum(points) FROM earned GROUP BY 1, 2, 3
       ON CONFLICT (shop_id, member_id, asset)
       DO UPDATE SET available = balances.available + EXCLUDED.available),
     kept AS (
       INSERT INTO lots (shop_id, id, member_id, asset, order_id, key, occurred_at, available_at,
         expires_at, pending_left, available_left)
       SELECT $1, lot_id, member_id, 'points', id, 'spend', at, at, at + interval '1 year', 0,
         points
       FROM earned)
     INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, order_id, key,
       reference, occurred_at, recorded_at, because)
     SELECT $1, member_id, 'points', 'issued', 'available', points, lot_id, id, 'spend',
       'order/' || id || '/spend/1', at, now(), jsonb_build_object('kind', 'order', 'cause', 'paid',
         'orderName', id, 'rule', 'spend', 'ruleId', 'spend', 'version', 1, 'was', 0, 'is', points)
     FROM earned`,
    [
      shopId,
      ids,
      customers,
      at,
      column((one) => Math.floor(Number(one.subtotalPriceSet.shopMoney.amount))),
      earnsFrom,
    ],
  )
  await client.query('COMMIT')
}
