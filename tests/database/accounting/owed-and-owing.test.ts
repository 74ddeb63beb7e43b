// Past orders that count, spent points that come back, debts and merged members: the statement is
// the books to the point after each of them.
import { expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { workBackfills } = await import('../../../app/jobs/work-backfills.ts')
const { readStatements } = await import('../../../app/loyalty/accounting/read-statements.server.ts')
const { askBackfillCount } = await import(
  '../../../app/loyalty/insights/backfill/count-backfill.server.ts'
)
const { confirmBackfill } = await import(
  '../../../app/loyalty/settlement/backfill/confirm-backfill.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')

const past = anOrder({ orderId: 'past', processedAt: '2026-02-10T12:00:00.000Z' })

/** A program that began with May, and counts what was bought from January on. */
async function withPastOrders(): Promise<TestShop> {
  const shop = await aShop({ shortfall: 'debt' })
  await prisma().$executeRaw`UPDATE program_versions SET effective_from = '2026-05-01Z'
    WHERE shop_id = ${shop.shopId}`
  await shop.settle(past)
  const since = new Date('2026-01-01T00:00:00.000Z')
  await askBackfillCount(shop.db, { since, now })
  while ((await workBackfills({ now })) > 0);
  const row = await shop.db.db.backfillCount.findUnique({ where: { shopId: shop.shopId } })
  const decision = { countedAt: row?.countedAt ?? now, decidedBy: 'staff/1', now }
  expect(await confirmBackfill(shop.db, decision)).toMatchObject({ ok: true })
  while ((await workBackfills({ now })) > 0);
  return shop
}

/** The newest statement, once it was held against the balances. */
async function stated({ db, shopId, expectBooksToAgree }: TestShop) {
  const { statements } = await readStatements(db, { timeZone: 'UTC', now })
  const points = statements.at(-1)?.points
  const [held] = await db.sql<Record<'owed' | 'pending' | 'outstanding' | 'debt', number>>`
    SELECT SUM(pending + available + held + outstanding - debt)::float8 AS owed,
      SUM(pending)::float8 AS pending, SUM(outstanding)::float8 AS outstanding,
      SUM(debt)::float8 AS debt
    FROM balances WHERE shop_id = ${shopId} AND asset = 'points'`
  const { owed: closing, ...parts } = held ?? { owed: 0 }
  expect(points).toMatchObject({ closing, ...parts })
  await expectBooksToAgree()
  return points
}

test('points for past orders are issued in the month in which they were given', async () => {
  const shop = await withPastOrders()
  const { statements } = await readStatements(shop.db, { timeZone: 'UTC', now })
  expect(statements.map(({ month }) => month)).toEqual(['2026-06'])
  expect(await stated(shop)).toMatchObject({ opening: 0, issued: 100, closing: 100 })
})

test('spent points that come back, debts and merged members leave every line true', async () => {
  const shop = await withPastOrders()
  const spent = await aVoucher(shop, 70, now)
  await spent.issue()
  const used = anOrder({
    orderId: 'used',
    processedAt: '2026-05-02T12:00:00.000Z',
    lines: [aLine(1000)],
    discountCodes: [spent.code],
  })
  await shop.settle(used)
  expect(await stated(shop)).toMatchObject({ issued: 110, redeemed: 70, closing: 40 })
  const cancelledAt = '2026-05-03T12:00:00.000Z'
  await shop.settle(later(used, { cancelledAt }))
  expect(await stated(shop)).toMatchObject({ takenBack: 10, redeemed: 0, closing: 100 })

  await (await aVoucher(shop, 80, now)).issue()
  await shop.settle(later(past, { cancelledAt }))
  expect(await stated(shop)).toMatchObject({ outstanding: 80, debt: 80, closing: 0 })

  const other = { orderId: 'other', customerId: '9002', lines: [aLine(3000)] }
  await shop.settle(anOrder({ ...other, processedAt: '2026-05-02T12:00:00.000Z' }))
  const before = await stated(shop)
  expect(before).toMatchObject({ debt: 80, closing: 30 })
  const merge = { deletedId: '9001', keptId: '9002', at: now, now }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect(await stated(shop)).toMatchObject({ ...before, debt: 50 })
})
