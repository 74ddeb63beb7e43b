// What a month has given, by the shop's own calendar, beside what it was meant to.
import { expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { aShop } = await import('../../setup/builders/shop.ts')
const { readBudgetUse } = await import(
  '../../../app/loyalty/insights/budget/read-budget-use.server.ts'
)
const { stateBudget } = await import('../../../app/loyalty/program/budget/state-budget.server.ts')

const timeZone = 'America/New_York'
const order = (number: number, amountMinor: number, processedAt: string) =>
  anOrder({
    orderId: String(70_000 + number),
    name: `#${number}`,
    lines: [aLine(amountMinor)],
    processedAt,
  })

test('given in the month that runs where the shop is, less what was taken back in it', async () => {
  const shop = await aShop({}, timeZone)
  // Still May in New York.
  await shop.settleAt(new Date('2026-06-01T03:00:00Z'), order(1, 5000, '2026-05-31T20:00:00Z'))
  const june = order(2, 9000, '2026-06-02T12:00:00Z')
  await shop.settleAt(new Date('2026-06-02T12:00:00Z'), june)
  await shop.settleAt(
    new Date('2026-06-03T12:00:00Z'),
    later(order(1, 5000, '2026-05-31T20:00:00Z'), { cancelledAt: '2026-06-03T12:00:00Z' }),
  )
  const use = (at: string, budgetPoints: number | null = 100) =>
    readBudgetUse(shop.db, { budgetPoints, timeZone }, new Date(at))
  expect(await use('2026-06-04T00:00:00Z')).toEqual({
    budgetPoints: 100,
    givenPoints: 40,
    outstandingPoints: 90,
  })
  expect(await use('2026-07-02T00:00:00Z', null)).toMatchObject({ givenPoints: 0 })
  await shop.expectBooksToAgree()
})

test('a budget is kept with its shop alone, and taken away by an empty field', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const kept = async ({ shopId }: typeof shop) =>
    (await prisma().shop.findUniqueOrThrow({ where: { id: shopId } })).budgetPoints
  expect(await stateBudget(shop.db, '5000')).toEqual({ ok: true, value: 5000 })
  expect([await kept(shop), await kept(other)]).toEqual([5000, null])
  expect(await stateBudget(shop.db, '0')).toMatchObject({ refusal: { code: 'budget_invalid' } })
  expect(await kept(shop)).toBe(5000)
  await stateBudget(shop.db, '')
  expect(await kept(shop)).toBe(null)
})
