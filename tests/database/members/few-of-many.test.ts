// What is asked for a few members is looked up for these, also while nothing is known of a table
// that has just been filled: statements planned by guesses alone once read a whole shop each time.
import { beforeAll, expect, test } from 'vitest'
import type { ShopDb, ShopTx } from '../../../app/db.server.ts'
import { aShop, testNow as now } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { enrollAll } = await import('../../../app/loyalty/settlement/enroll.server.ts')
const { claimStates } = await import('../../../app/loyalty/storefront/claim-states.server.ts')

const many = 4000
const few = 25
/** Each is looked up a few times: by customer, by id, by the keys that name it. */
const mostReads = 8 * few

// Nor does anybody look at them in between.
beforeAll(async () => {
  for (const table of ['members', 'member_states', 'facts'])
    await prisma().$executeRawUnsafe(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`)
})

const customers = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    customerId: String(first + index),
    createdAt: '2026-01-01T00:00:00Z',
  }))

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
