// A worker that is killed in the middle of a backfill, more than once: whoever comes next goes on
// from where it was, and every past order has its points once.
import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { workBackfills } = await import('../../../app/jobs/work-backfills.ts')
const { askBackfillCount } = await import(
  '../../../app/loyalty/insights/backfill/count-backfill.server.ts'
)
const { verifyWorths } = await import('../../../app/loyalty/insights/verify-worths.server.ts')
const { confirmBackfill } = await import(
  '../../../app/loyalty/settlement/backfill/confirm-backfill.server.ts'
)
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')

const orders = 120
const piece = 6
const kills = 2

const customerOf = (n: number) => String(9001 + (n % 3))
const past = Array.from({ length: orders }, (_, n) =>
  anOrder({ orderId: String(10_000 + n), customerId: customerOf(n), processedAt: dayOf(n) }),
)

function dayOf(n: number): string {
  return new Date(Date.UTC(2026, 1, 1 + (n % 60), 12)).toISOString()
}

function work(shopId: number): ChildProcess {
  const file = fileURLToPath(new URL('./backfill-process.ts', import.meta.url))
  return fork(file, [String(shopId), String(piece), now.toISOString()], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
}

async function killInTheMiddle(shopId: number, afterMs: number): Promise<void> {
  const child = work(shopId)
  const ended = new Promise((done) => child.once('exit', (_, signal) => done(signal)))
  await new Promise((done) => child.once('message', done))
  await sleep(afterMs)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
}

test('a worker killed in the middle of a backfill loses nothing and doubles nothing', async () => {
  const shop = await aShop()
  await prisma().$executeRaw`UPDATE program_versions SET effective_from = '2026-05-01Z'
    WHERE shop_id = ${shop.shopId}`
  await shop.settle(...past)
  const where = { shopId: shop.shopId }
  await askBackfillCount(shop.db, { since: new Date('2026-01-01'), now })
  while ((await workBackfills({ now })) > 0);
  const { countedAt } = await prisma().backfillCount.findUniqueOrThrow({ where })
  const decision = { countedAt: countedAt ?? now, decidedBy: 'staff/1', now }
  expect(await confirmBackfill(shop.db, decision)).toMatchObject({ ok: true })
  let settled = 0
  for (let kill = 0; kill < kills; kill += 1) {
    await killInTheMiddle(shop.shopId, 5 + 13 * kill)
    const run = await prisma().backfillRun.findFirstOrThrow({ where })
    expect(run.settled).toBeGreaterThan(settled)
    expect(run.finishedAt).toBeNull()
    settled = run.settled
  }
  await expect
    .poll(async () => {
      await workBackfills({ now })
      return prisma().backfillRun.findFirstOrThrow({ where })
    })
    .toMatchObject({ settled: orders, finishedAt: now })
  const booked = await shop.db.db.transfer.groupBy({
    by: ['orderId'],
    where: { ...where, from: 'issued' },
    _sum: { amount: true },
  })
  expect(booked).toHaveLength(orders)
  expect(new Set(booked.map((one) => one._sum.amount))).toEqual(new Set([100]))
  await shop.expectBooksToAgree()
  expect(await verifyWorths(shop.db)).toEqual([])
})
