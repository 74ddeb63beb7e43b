// Stores deliveries by group commit: while one insert is under way, whatever arrives waits and then
// goes as one statement. Under load a commit is shared by many; idle, one delivery waits for
// nobody.
import pg from 'pg'
import type { DeliveryHeaders } from './read-headers.ts'

export interface Delivery extends DeliveryHeaders {
  body: Buffer
  receivedAt: Date
}

export interface DeliveryStore {
  /** Resolves once the delivery is committed, by this call or an earlier one with the same id. */
  add(delivery: Delivery): Promise<void>
  /** Waits for what is under way, then closes the connections. */
  close(): Promise<void>
}

interface Waiting {
  delivery: Delivery
  done(): void
  fail(error: unknown): void
}

const mostRows = 500
const mostBytes = 8 * 1024 * 1024
// Shopify sends again what is answered 503; memory that has run out answers nobody.
const mostBytesWaiting = 128 * 1024 * 1024
const statementTimeoutMs = 4000
// A shop's row was erased after we had looked its id up.
const foreignKeyViolation = '23503'

export function openDeliveryStore(connectionString: string): DeliveryStore {
  const pool = new pg.Pool({
    connectionString,
    max: 2,
    statement_timeout: statementTimeoutMs,
    // The same where the database falls silent and cannot say so itself.
    query_timeout: statementTimeoutMs + 500,
    connectionTimeoutMillis: 3000,
    keepAlive: true,
    application_name: 'perennial-door',
  })
  // A connection that breaks while idle is replaced at the next query; that one reports.
  pool.on('error', () => {})
  const shopIds = new Map<string, number>()
  const queue: Waiting[] = []
  let bytesWaiting = 0
  let running: Promise<void> | undefined

  const drain = async () => {
    while (queue.length > 0) {
      const batch = takeBatch(queue)
      for (const { delivery } of batch) bytesWaiting -= delivery.body.length
      await store(batch, (deliveries) => insert(pool, shopIds, deliveries))
    }
    running = undefined
  }
  return {
    add: (delivery) =>
      new Promise((done, fail) => {
        bytesWaiting += delivery.body.length
        if (bytesWaiting > mostBytesWaiting) {
          bytesWaiting -= delivery.body.length
          return fail(new Error('more deliveries wait for the database than there is room for'))
        }
        queue.push({ delivery, done, fail })
        running ??= drain()
      }),
    close: async () => {
      await running
      await pool.end()
    },
  }
}

/**
 * What the database will not take concerns the delivery it is in, not those that share the
 * statement.
 */
async function store(
  batch: Waiting[],
  insertAll: (deliveries: Delivery[]) => Promise<void>,
): Promise<void> {
  try {
    await insertAll(batch.map(({ delivery }) => delivery))
    for (const { done } of batch) done()
  } catch (error) {
    if (batch.length > 1 && isDataFault(error)) {
      const middle = Math.ceil(batch.length / 2)
      await store(batch.slice(0, middle), insertAll)
      await store(batch.slice(middle), insertAll)
    } else for (const { fail } of batch) fail(error)
  }
}

/** PostgreSQL's class 22: a value that cannot be one. */
const isDataFault = (error: unknown): boolean =>
  /^22\w{3}$/.test((error as { code?: string }).code ?? '')

function takeBatch(queue: Waiting[]): Waiting[] {
  let bytes = 0
  let count = 0
  for (const { delivery } of queue) {
    bytes += delivery.body.length
    if (count === mostRows || (count > 0 && bytes > mostBytes)) break
    count += 1
  }
  return queue.splice(0, count)
}

async function insert(
  pool: pg.Pool,
  shopIds: Map<string, number>,
  deliveries: Delivery[],
): Promise<void> {
  try {
    await insertOnce(pool, shopIds, deliveries)
  } catch (error) {
    if ((error as { code?: string }).code !== foreignKeyViolation) throw error
    shopIds.clear()
    await insertOnce(pool, shopIds, deliveries)
  }
}

// The bodies travel as one binary value and are cut apart by length: an array of bytea would be
// sent as hexadecimal text, twice the bytes.
const statement = `
  WITH stored AS (
    INSERT INTO deliveries (shop_id, webhook_id, topic, event_id, api_version, triggered_at,
      received_at, body)
    SELECT shop_id, webhook_id, topic, event_id, api_version, triggered_at, received_at,
      substring($8::bytea FROM first FOR size)
    FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
      $7::timestamptz[], $9::int[], $10::int[])
      AS t (shop_id, webhook_id, topic, event_id, api_version, triggered_at, received_at,
        first, size)
    ON CONFLICT (shop_id, webhook_id) DO NOTHING
    RETURNING shop_id, seq, webhook_id, topic)
  INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic) SELECT * FROM stored`

async function insertOnce(
  pool: pg.Pool,
  shopIds: Map<string, number>,
  deliveries: Delivery[],
): Promise<void> {
  await learnShops(pool, shopIds, deliveries)
  const sizes = deliveries.map(({ body }) => body.length)
  let next = 1
  const firsts = sizes.map((size) => {
    const first = next
    next += size
    return first
  })
  await pool.query({
    name: 'insert-deliveries',
    text: statement,
    values: [
      deliveries.map(({ domain }) => shopIds.get(domain)),
      deliveries.map(({ webhookId }) => webhookId),
      deliveries.map(({ topic }) => topic),
      deliveries.map(({ eventId }) => eventId),
      deliveries.map(({ apiVersion }) => apiVersion),
      deliveries.map(({ triggeredAt }) => triggeredAt?.toISOString() ?? null),
      deliveries.map(({ receivedAt }) => receivedAt.toISOString()),
      deliveries.length === 1
        ? deliveries[0]?.body
        : Buffer.concat(deliveries.map(({ body }) => body)),
      firsts,
      sizes,
    ],
  })
}

// A webhook can be the first we hear of a shop.
async function learnShops(
  pool: pg.Pool,
  shopIds: Map<string, number>,
  deliveries: Delivery[],
): Promise<void> {
  const unknown = [...new Set(deliveries.map(({ domain }) => domain))].filter(
    (domain) => !shopIds.has(domain),
  )
  if (unknown.length === 0) return
  await pool.query(
    'INSERT INTO shops (domain) SELECT unnest($1::text[]) ON CONFLICT (domain) DO NOTHING',
    [unknown.sort()],
  )
  const { rows } = await pool.query('SELECT id, domain FROM shops WHERE domain = ANY($1)', [
    unknown,
  ])
  for (const { id, domain } of rows) shopIds.set(domain, id)
}
