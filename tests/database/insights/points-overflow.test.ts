// Balances are counted up to 2,147,483,647. Whoever has more must not keep the others waiting.
import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { listTroubles } = await import('../../../app/loyalty/insights/list-troubles.server.ts')

const generous = {
  kind: 'spend',
  id: 'spend',
  isOn: true,
  points: 1_000_000,
  perMinor: 100,
  minimumMinor: 0,
} as const

test('a member beyond what can be counted keeps nobody else waiting, and Health says who it is', async () => {
  const shop = await aShop({ rules: [generous], pendingDays: 5 })
  const buy = (orderId: string, customerId: string, day: string, lineMinor: number) =>
    anOrder({
      orderId,
      customerId,
      processedAt: `2026-03-${day}T00:00:00.000Z`,
      lines: [aLine(lineMinor)],
    })
  // Two thousand million points that are there, and as many that are due after them.
  await shop.settleAt(new Date('2026-03-01'), buy('1', '9001', '01', 200_000))
  await shop.sweepAt('2026-03-07T00:00:00Z')
  await shop.settleAt(
    new Date('2026-03-08'),
    buy('2', '9001', '08', 200_000),
    buy('3', '9002', '08', 100),
  )
  const now = new Date('2026-03-20T00:00:00Z')
  await shop.sweepAt(now.toISOString())
  expect(await shop.balance('9002')).toMatchObject({ available: 1_000_000 })
  expect(await shop.balance('9001')).toMatchObject({ available: 2_000_000_000 })
  const memberId = await shop.memberId('9001')
  expect(await listTroubles(shop.db, now)).toMatchObject([
    { kind: 'points_overflow', memberId, elsewhere: 'member', mends: [] },
  ])

  const adjustment = { points: -1_900_000_000, adjustmentId: 'a', note: 'x', actor: 'staff/1', now }
  await shop.db.transaction((tx) => adjust(tx, { ...adjustment, memberId }))
  await shop.sweepAt(now.toISOString())
  expect(await shop.balance('9001')).toMatchObject({ available: 2_100_000_000 })
  expect(await listTroubles(shop.db, now)).toEqual([])
  await shop.expectBooksToAgree()
})
