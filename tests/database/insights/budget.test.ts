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
    readBudgetUse(shop.db, { budgetPoints, budgetMinor: null, timeZone }, new Date(at))
  expect(await use('2026-06-04T00:00:00Z')).toEqual({
    budget: { unit: 'points', amount: 100 },
    given: { points: 40, minor: null },
    outstanding: { points: 90, minor: null },
  })
  expect(await use('2026-07-02T00:00:00Z', null)).toMatchObject({ given: { points: 0 } })
  await shop.expectBooksToAgree()
})

test('in money it is what a point is stated to be worth in that month', async () => {
  const shop = await aShop({}, timeZone)
  const { shopId } = shop
  await shop.settleAt(new Date('2026-06-02T12:00:00Z'), order(3, 9000, '2026-06-02T12:00:00Z'))
  const state = (fromMonth: string, valueMinor: number) =>
    prisma().pointValue.create({
      data: {
        shopId,
        fromMonth,
        points: 100,
        valueMinor,
        statedAt: new Date('2026-06-01T12:00:00Z'),
        statedBy: 'staff/1',
      },
    })
  await state('2026-05', 50)
  await state('2026-07', 500)
  const june = new Date('2026-06-04T00:00:00Z')
  const row = { budgetPoints: null, budgetMinor: 45, timeZone }
  expect(await readBudgetUse(shop.db, row, june)).toEqual({
    budget: { unit: 'money', amount: 45 },
    given: { points: 90, minor: 45 },
    outstanding: { points: 90, minor: 45 },
  })
  await shop.expectBooksToAgree()
})

test('a budget is kept with its shop alone, and taken away by an empty field', async () => {
  const [shop, other] = [await aShop(), await aShop()]
  const kept = async ({ shopId }: typeof shop) => {
    const row = await prisma().shop.findUniqueOrThrow({ where: { id: shopId } })
    return [row.budgetPoints, row.budgetMinor]
  }
  const state = (text: string, unit: 'points' | 'money' = 'points', isValued = true) =>
    stateBudget(shop.db, { text, unit, currency: 'USD', isValued })
  expect(await state('5000')).toEqual({ ok: true, value: 5000 })
  expect([await kept(shop), await kept(other)]).toEqual([
    [5000, null],
    [null, null],
  ])
  expect(await state('0')).toMatchObject({ refusal: { code: 'budget_invalid' } })
  expect(await state('0', 'money')).toMatchObject({ refusal: { code: 'budget_money_invalid' } })
  // Nobody could say how much of it is used.
  const unvalued = await state('200', 'money', false)
  expect(unvalued).toMatchObject({ refusal: { code: 'budget_without_value' } })
  expect(await kept(shop)).toEqual([5000, null])
  expect(await state('200', 'money')).toEqual({ ok: true, value: 20_000 })
  expect(await kept(shop)).toEqual([null, 20_000])
  await state('')
  expect(await kept(shop)).toEqual([null, null])
})
