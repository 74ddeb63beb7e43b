// What is asked for a few members is looked up for these, also while nothing is known of a table
// that has just been filled: statements planned by guesses alone once read a whole shop each time.
import { beforeAll, expect, test } from 'vitest'
import type { ShopDb, ShopTx } from '../../../app/db.server.ts'
import { anOrder, aRefund } from '../../setup/builders/order.ts'
import { aShop, testNow as now } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { enrollAll } = await import('../../../app/loyalty/settlement/enroll.server.ts')
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { claimStates } = await import('../../../app/loyalty/storefront/claim-states.server.ts')
const { readMemberStates } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { claimDeliveries } = await import('../../../app/jobs/deliveries/claim-deliveries.server.ts')

const tables = [
  'members',
  'member_states',
  'facts',
  'orders',
  'transfers',
  'lots',
  'balances',
  'deliveries',
  'waiting_deliveries',
] as const
const many = 4000
const few = 25
/** Each is looked up a few times: by customer, by id, by the keys that name it. */
const mostReads = 8 * few

// Nor does anybody look at them in between.
beforeAll(async () => {
  for (const table of tables)
    await prisma().$executeRawUnsafe(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`)
})

const customers = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    customerId: String(first + index),
    createdAt: '2026-01-01T00:00:00Z',
  }))

async function readsOfEach(tx: ShopTx): Promise<Record<string, number>> {
  const reads: [string, number][] = []
  for (const table of tables) reads.push([table, await readsOf(tx, table)])
  return Object.fromEntries(reads)
}

/** What `work` reads of each table of which it reads more than of a few. */
async function manyReadBy(tx: ShopTx, work: () => Promise<unknown>): Promise<[string, number][]> {
  const before = await readsOfEach(tx)
  await work()
  const after = await readsOfEach(tx)
  return tables
    .map((table): [string, number] => [table, (after[table] ?? 0) - (before[table] ?? 0)])
    .filter(([, reads]) => reads > mostReads)
}

/** Rows of a table that this connection has read and not told yet, the transaction's among them. */
async function readsOf(tx: ShopTx, table: string): Promise<number> {
  const [row] = await tx.sql<{ reads: number }>`
    SELECT ${tx.shopId}::int AS shop_id, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS reads
    FROM pg_stat_xact_user_tables WHERE relname = ${table}`
  return row?.reads ?? 0
}

/** Alone in the house: of others something might be known. */
async function aLargeShop(): Promise<ShopDb> {
  await prisma().$executeRaw`SELECT erase_shop(id) FROM shops`
  const { db } = await aShop()
  await db.transaction((tx) => enrollAll(tx, customers(1_000_000, many), now))
  return db
}

test('claiming the states of a few reads a few members', async () => {
  const shop = await aLargeShop()
  const { claimed, reads } = await shop.transaction(async (tx) => {
    const before = await readsOf(tx, 'members')
    const claimed = await claimStates(tx, few)
    return { claimed, reads: (await readsOf(tx, 'members')) - before }
  })
  expect(claimed).toHaveLength(few)
  expect(new Set(claimed.map((one) => one.customerId)).size).toBe(few)
  expect(reads).toBeLessThanOrEqual(mostReads)
})

test('enrolling a few reads a few members', async () => {
  const shop = await aLargeShop()
  const { members, reads } = await shop.transaction(async (tx) => {
    const before = await readsOf(tx, 'members')
    const members = await enrollAll(tx, customers(2_000_000, few), now)
    return { members, reads: (await readsOf(tx, 'members')) - before }
  })
  expect(members.size).toBe(few)
  expect(reads).toBeLessThanOrEqual(mostReads)
})

const orders = (first: number, count: number, updatedAt: string) =>
  Array.from({ length: count }, (_, index) =>
    anOrder({
      orderId: String(first + index),
      name: `#${first + index}`,
      customerId: String(1_000_000 + ((first + index) % many)),
      updatedAt,
    }),
  )

/** Each of its members has an order. */
async function aBusyShop(): Promise<ShopDb> {
  const shop = await aLargeShop()
  for (let first = 0; first < many; first += 500) {
    const snapshots = orders(first, 500, '2026-03-01T12:00:00.000Z')
    await shop.transaction((tx) => settleOrders(tx, { snapshots, now }))
  }
  return shop
}

const reread = [
  { name: 'of which nothing but the stamp is new', first: 0 },
  { name: 'that nobody has heard of', first: 1_000_000 },
]

test.for(reread)('settling a few orders $name reads a few of everything', async ({ first }) => {
  const shop = await aBusyShop()
  const snapshots = orders(first, few, '2026-03-02T12:00:00.000Z')
  const reads = await shop.transaction((tx) =>
    manyReadBy(tx, () => settleOrders(tx, { snapshots, now })),
  )
  expect(reads).toEqual([])
})

test('settling a few orders that were refunded reads a few of everything', async () => {
  const shop = await aBusyShop()
  const snapshots = orders(0, few, '2026-03-05T12:00:00.000Z').map((order) => ({
    ...order,
    refunds: [
      aRefund({ lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 1, amountMinor: 10_000 }] }),
    ],
  }))
  const reads = await shop.transaction((tx) =>
    manyReadBy(tx, () => settleOrders(tx, { snapshots, now })),
  )
  expect(reads).toEqual([])
})

test('the states of a few are read from a few of everything', async () => {
  const shop = await aBusyShop()
  const reads = await shop.transaction(async (tx) => {
    const claims = await claimStates(tx, few)
    const memberIds = claims.map((one) => one.memberId)
    return manyReadBy(tx, () => readMemberStates(tx, { memberIds, now }))
  })
  expect(reads).toEqual([])
})

test('taking a few deliveries reads a few, the oldest first', async () => {
  const shop = await aLargeShop()
  await shop.sql`
    WITH stored AS (
      INSERT INTO deliveries (shop_id, webhook_id, topic, received_at, body)
      SELECT ${shop.shopId}::int, 'webhook-' || n, 'orders/create', ${now}::timestamptz, '{}'::bytea
      FROM generate_series(1, ${many}::int) n RETURNING shop_id, seq, webhook_id, topic)
    INSERT INTO waiting_deliveries (shop_id, seq, webhook_id, topic) SELECT * FROM stored
    RETURNING 1 AS one`
  const claimed: string[] = []
  const reads = await shop.transaction((tx) =>
    manyReadBy(tx, async () => {
      for (const { webhookId } of await claimDeliveries(tx, { among: null, limit: few, now }))
        claimed.push(webhookId)
    }),
  )
  expect(claimed).toEqual(Array.from({ length: few }, (_, index) => `webhook-${index + 1}`))
  expect(reads).toEqual([])
  expect(await shop.db.waitingDelivery.count({ where: { shopId: shop.shopId } })).toBe(many - few)
})
