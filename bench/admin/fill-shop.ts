// A shop with many members, written straight into its tables: what a page has to find its way
// through. Some more come through the doors, so that pages have names to show.
import pg from 'pg'
import type { Control } from '../../scripts/demo/control.ts'

export const memberCount = 40_000
const namedCount = 60
const ordersOfOne = 40
const patienceMs = 60_000

export interface FilledShop {
  /** A member with a long history. */
  memberId: string
  /** Of a page deep in the list, by points. */
  deepCursor: string
  /** An adjustment of everybody that waits to be confirmed. */
  batchId: string
}

export async function fillShop(control: Control, databaseUrl: string): Promise<FilledShop> {
  const customers: string[] = []
  for (let n = 0; n < namedCount; n += 1) {
    const name = `Member${String(n).padStart(2, '0')}`
    const email = `${name.toLowerCase()}@example.com`
    const { id } = await control.createCustomer({ firstName: name, lastName: 'Green', email })
    customers.push(id)
  }
  const [regular = ''] = customers
  await placeOrders(control, regular)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const memberId = await settled(client, regular)
    const shopId = await only(client, 'SELECT id FROM shops')
    for (const statement of statements) await client.query(statement, [shopId])
    await client.query('ANALYZE')
    const deepCursor = await only(client, deepest)
    const batchId = await only(client, 'SELECT id FROM batches')
    return { memberId, deepCursor, batchId }
  } finally {
    await client.end()
  }
}

async function placeOrders(control: Control, customerId: string): Promise<void> {
  const products = await control.get<{ variants: { id: string }[] }[]>('/products')
  const variantId = products[0]?.variants[0]?.id ?? ''
  for (let n = 0; n < ordersOfOne; n += 1)
    await control.placeOrder({ customerId, lines: [{ variantId, quantity: 1 + (n % 3) }] })
}

/** Waits until the worker has settled the orders that came through the doors. */
async function settled(client: pg.Client, customerId: string): Promise<string> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const { rows } = await client.query(
      `SELECT m.id, count(o.id)::int AS orders, (SELECT count(*)::int FROM members) AS members
       FROM members m LEFT JOIN orders o ON o.shop_id = m.shop_id AND o.member_id = m.id
       WHERE m.customer_id = $1 GROUP BY m.id`,
      [customerId],
    )
    if (rows[0]?.orders === ordersOfOne && rows[0].members >= namedCount) return rows[0].id
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('The orders of the fixture were not settled.')
}

async function only(client: pg.Client, statement: string): Promise<string> {
  const { rows } = await client.query({ text: statement, rowMode: 'array' })
  return String(rows[0]?.[0] ?? '')
}

// Everybody joined before those who came through the doors, a quarter of an hour apart.
const statements = [
  `INSERT INTO members (shop_id, id, customer_id, joined_at, recorded_at)
   SELECT $1, gen_random_uuid(), (8000000000000 + n)::text,
     now() - interval '1 day' - n * interval '15 minutes', now()
   FROM generate_series(1, ${memberCount - namedCount}) n`,
  `UPDATE member_states SET written = revision WHERE shop_id = $1`,
  `INSERT INTO lots (shop_id, member_id, asset, key, occurred_at, available_at, expires_at,
     pending_left, available_left)
   SELECT shop_id, id, 'points', 'bench', joined_at, joined_at,
     now() + (abs(hashtext(id::text)) % 400 + 1) * interval '1 day', 0,
     10 + abs(hashtext(customer_id)) % 990
   FROM members WHERE shop_id = $1 AND customer_id LIKE '8%' AND length(customer_id) = 13
     AND recorded_at > joined_at + interval '1 day'`,
  `INSERT INTO transfers (shop_id, member_id, asset, "from", "to", amount, lot_id, key, reference,
     occurred_at, recorded_at, because)
   SELECT shop_id, member_id, asset, 'issued', 'available', available_left, id, key,
     'bench/' || id, occurred_at, occurred_at, jsonb_build_object('kind', 'adjusted',
       'note', 'Moved here', 'actor', 'staff/1', 'adjustmentId', 'bench')
   FROM lots WHERE shop_id = $1 AND key = 'bench'`,
  `INSERT INTO balances (shop_id, member_id, asset, available)
   SELECT shop_id, member_id, asset, available_left FROM lots WHERE shop_id = $1 AND key = 'bench'`,
  `INSERT INTO batches (shop_id, id, kind, source, state, note, actor, created_at)
   VALUES ($1, gen_random_uuid(), 'adjust', 'list', 'ready', 'Spring', 'staff/1', now())`,
  `INSERT INTO batch_rows (shop_id, batch_id, number, member_id, points, state)
   SELECT m.shop_id, b.id, row_number() OVER (ORDER BY m.joined_at DESC), m.id, 5, 'ready'
   FROM members m, batches b WHERE m.shop_id = $1 AND b.shop_id = $1`,
]

const deepest = `SELECT 'balance_' || available || '_' || member_id FROM balances
  ORDER BY available DESC, member_id OFFSET ${Math.floor(memberCount * 0.8)} LIMIT 1`
