// Many processes with many connections against few members, few orders and one reward with limited
// stock: no deadlock reaches a caller, nothing is spent twice, no update is lost.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../setup/database.ts'
import { testPatienceMs } from '../../setup/patience.ts'
import type { Plan, Tally } from './crowd.ts'
import { customers, stock, worthOf } from './people.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { settleShop } = await import('../../../app/jobs/deliveries/settle-batch.ts')
const { verifyWorths } = await import('../../../app/loyalty/insights/verify-worths.server.ts')
const { aShop } = await import('../../setup/builders/shop.ts')
const { program } = await import('./crowd.ts')

const processes = 3
const lanes = 6
const acts = Number(process.env.CROWD_ACTS ?? 25)

function join(plan: Plan): Promise<Tally> {
  const file = fileURLToPath(new URL('./crowd-process.ts', import.meta.url))
  const child = fork(file, [JSON.stringify(plan)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, DATABASE_POOL: String(lanes + 2) },
  })
  return new Promise((done, fail) => {
    child.once('message', (tally) => done(tally as Tally))
    child.once('exit', (code) => fail(new Error(`a process of the crowd ended with ${code}`)))
  })
}

async function deadlocks(): Promise<number> {
  const [row] = await prisma().$queryRaw<{ count: number }[]>`
    SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()`
  return row?.count ?? 0
}

const shop = await aShop(program)

test('a crowd leaves the books as if everybody had come one after the other', {
  timeout: testPatienceMs + acts * 2000,
}, async () => {
  const plan = { shopId: shop.shopId, lanes, acts }
  const tallies = await Promise.all(Array.from({ length: processes }, () => join(plan)))
  const late = new Date('2030-01-01T00:00:00Z')
  while ((await settleShop({ shopId: shop.shopId, domain: '' }, late)) > 0);
  const done = tallies.reduce((sum, one) => sum + one.acts, 0)
  console.log(`${done} acts, ${await deadlocks()} deadlocks that were tried again`)
  console.log(JSON.stringify(tallies.map(({ refusals }) => refusals)))
  expect(tallies.flatMap(({ errors }) => errors)).toEqual([])
  await shop.expectBooksToAgree()
  expect(await verifyWorths(shop.db)).toEqual([])
  const { db, shopId } = shop.db
  expect(await db.waitingDelivery.count({ where: { shopId } })).toBe(0)
  expect(await db.delivery.count({ where: { shopId, NOT: { trouble: null } } })).toBe(0)
  await expectNewestStates(tallies)
  await expectNothingTwice(tallies)
})

async function expectNewestStates(tallies: Tally[]): Promise<void> {
  const told = new Map<string, number>()
  for (const tally of tallies) {
    for (const [order, state] of Object.entries(tally.told)) {
      told.set(order, Math.max(told.get(order) ?? 0, state))
    }
  }
  const rows = await shop.db.sql<{ id: string; points: number }>`
    SELECT order_id AS id, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int
      AS points FROM transfers WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL GROUP BY 1`
  const booked = Object.fromEntries(rows.map(({ id, points }) => [Number(id) - 7000, points]))
  const due = Object.fromEntries(
    [...told].map(([order, state]) => [order, worthOf(Number(order), state)]),
  )
  expect(booked).toEqual(due)
}

async function expectNothingTwice(tallies: Tally[]): Promise<void> {
  const { db, shopId } = shop.db
  const redeemed = new Set(tallies.flatMap((one) => one.redeemed))
  expect(await db.redemption.count({ where: { shopId } })).toBe(redeemed.size)
  const taken = { shopId, rewardId: 'few', status: { in: ['issuing', 'issued', 'returning'] } }
  expect(await db.redemption.count({ where: taken as never })).toBeLessThanOrEqual(stock)
  const adjusted = tallies.flatMap((one) => Object.entries(one.adjusted))
  const facts = await db.fact.findMany({ where: { shopId, kind: 'adjustment' } })
  const said = new Map(facts.map(({ key, data }) => [key, (data as { points: number }).points]))
  for (const [id, points] of adjusted) expect(said.get(`adjustment/${id}`)).toBe(points)
  const booked = await db.batchRow.count({ where: { shopId, state: 'booked' } })
  expect(said.size).toBe(adjusted.length + booked)
  expect(await db.member.count({ where: { shopId, mergedInto: null } })).toBeLessThanOrEqual(
    customers.length,
  )
}
