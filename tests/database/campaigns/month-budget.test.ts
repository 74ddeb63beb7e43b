// The program's budget for the month is used up: what runs beside the rules is stopped, at a
// moment, and what the rules give goes on.
import { afterEach, expect, test } from 'vitest'
import { freshRule } from '../../../app/loyalty/rules/catalogue.ts'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { prisma } = await import('../../../app/db.server.ts')
const { watchCampaigns } = await import('../../../app/jobs/watch-campaigns.ts')
const { listEditions } = await import('../../../app/loyalty/campaigns/list-editions.server.ts')
const { saveCampaign } = await import('../../../app/loyalty/campaigns/save-campaign.server.ts')
const { endCampaign } = await import('../../../app/loyalty/campaigns/stop-campaign.server.ts')
const { listTroubles } = await import('../../../app/loyalty/insights/list-troubles.server.ts')
const { verifyWorths } = await import('../../../app/loyalty/insights/verify-worths.server.ts')
const { stateBudget } = await import('../../../app/loyalty/program/budget/state-budget.server.ts')

let shop: TestShop
afterEach(async () => {
  await shop.expectBooksToAgree()
  expect(await verifyWorths(shop.db)).toEqual([])
})

const at = (day: number, time = '12:00:00') =>
  new Date(`2026-03-${String(day).padStart(2, '0')}T${time}Z`)

async function save(startsOn: string, endsOn: string, title = 'Double March') {
  const rule = { ...freshRule('multiply', 'campaign', 100), title }
  const times = { startsOn, startsTime: '', endsOn, endsTime: '' }
  const saved = await saveCampaign(shop.db, {
    form: { rule, ...times, budgetPoints: null, isAnnounced: true },
    campaign: null,
    seen: 0,
    timeZone: 'UTC',
    recordedBy: 'staff/1',
    now: at(1),
  })
  expect(saved).toMatchObject({ ok: true })
}

let count = 0
const order = (processedAt: Date, minor = 10_000) => {
  count += 1
  const lines = [aLine(minor)]
  return anOrder({ orderId: String(9000 + count), lines, processedAt: processedAt.toISOString() })
}

async function gotOf(orderId: string) {
  const rows = await shop.db.sql<{ key: string; points: number }>`
    SELECT key, sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id = ${orderId} GROUP BY key`
  return Object.fromEntries(rows.map(({ key, points }) => [key, points]))
}

const budget = (text: string, unit: 'points' | 'money' = 'points') =>
  stateBudget(shop.db, { text, unit, currency: 'USD', isValued: true })
const watch = (now: Date) => watchCampaigns({ now })
const stops = async () => (await listEditions(shop.db)).map(({ stop }) => stop)

test('a campaign that runs is stopped at 100 %, base earning never', async () => {
  shop = await aShop()
  await budget('401')
  await save('2026-03-05', '2026-03-28')
  const [first, second] = [order(at(6)), order(at(7))]
  await shop.settleAt(at(6, '12:00:01'), first)
  expect(await watch(at(6, '12:00:05'))).toBe(0)
  await shop.settleAt(at(7, '12:00:01'), second)
  // 400 of 401: not yet.
  expect(await watch(at(7, '12:00:05'))).toBe(0)
  const little = order(at(7, '13:00:00'), 100)
  await shop.settleAt(at(7, '13:00:01'), little)
  expect(await watch(at(7, '13:00:05'))).toBe(1)
  expect(await watch(at(7, '13:00:10'))).toBe(0)
  const stopped = { at: at(7, '13:01:05'), reason: 'program_budget' }
  expect(await stops()).toEqual([stopped])
  const [before, after] = [order(at(7, '13:01:04')), order(at(7, '13:01:05'))]
  await shop.settleAt(at(8), before, after)
  expect(await gotOf(before.orderId)).toEqual({ spend: 100, 'campaign:1': 100 })
  expect(await gotOf(after.orderId)).toEqual({ spend: 100 })
  // What comes back to the budget, a larger one and the next month start nothing anew.
  await shop.settleAt(at(9), later(first, { cancelledAt: at(9).toISOString() }))
  await budget('1000000')
  await watch(at(10))
  await watch(new Date('2026-04-02T12:00:00Z'))
  expect(await stops()).toEqual([stopped])
})

test('Health says which and why, once', async () => {
  shop = await aShop()
  await save('2026-03-05', '2026-03-28', 'Spring')
  await save('2026-03-05', '2026-03-28', 'Garden weeks')
  await shop.settleAt(at(6), order(at(6)))
  await budget('10')
  expect(await watch(at(6, '12:05:00'))).toBe(2)
  await watch(at(6, '12:05:05'))
  const told = await listTroubles(shop.db, at(6, '12:10:00'))
  const lines = told.map(({ kind, values, elsewhere }) => [kind, values.name, elsewhere])
  expect(lines.sort()).toEqual([
    ['campaign_stopped', 'Garden weeks', 'program'],
    ['campaign_stopped', 'Spring', 'program'],
  ])
})

test('one that waits is left alone, and runs in the next month', async () => {
  shop = await aShop()
  await save('2026-04-01', '2026-04-03')
  await budget('10')
  await shop.settleAt(at(6), order(at(6)))
  expect(await watch(at(6, '12:05:00'))).toBe(0)
  const april = new Date('2026-04-02T12:00:00Z')
  expect(await watch(april)).toBe(0)
  const placed = order(new Date('2026-04-02T12:00:00Z'))
  await shop.settleAt(new Date('2026-04-02T12:00:01Z'), placed)
  expect(await gotOf(placed.orderId)).toEqual({ spend: 100, 'campaign:1': 100 })
})

test('of several only those are stopped that run', async () => {
  shop = await aShop()
  await save('2026-03-05', '2026-03-28', 'Ended by hand')
  await save('2026-03-05', '2026-03-28', 'Runs')
  await save('2026-04-01', '2026-04-03', 'Waits')
  await budget('10')
  await shop.settleAt(at(6), order(at(6)))
  await endCampaign(shop.db, { campaign: 1, recordedBy: 'staff/1', now: at(6, '12:05:00') })
  expect(await watch(at(6, '12:05:05'))).toBe(1)
  expect((await stops()).map((stop) => stop?.reason)).toEqual([
    'by_hand',
    'program_budget',
    undefined,
  ])
})

test('one that begins while the budget is used up is stopped as it runs', async () => {
  shop = await aShop()
  await save('2026-03-20', '2026-03-28')
  await budget('10')
  await shop.settleAt(at(6), order(at(6)))
  expect(await watch(at(20, '00:00:05'))).toBe(1)
  expect(await stops()).toEqual([{ at: at(20, '00:01:05'), reason: 'program_budget' }])
})

test('a budget in money stops by what a point is stated to be worth', async () => {
  shop = await aShop()
  const { shopId } = shop
  const statedAt = at(1)
  await prisma().pointValue.create({
    data: { shopId, fromMonth: '2026-03', points: 100, valueMinor: 100, statedAt, statedBy: 's' },
  })
  await save('2026-03-05', '2026-03-28')
  await budget('2.01', 'money')
  // 200 points are $2.00.
  await shop.settleAt(at(6), order(at(6)))
  expect(await watch(at(6, '12:00:05'))).toBe(0)
  await budget('2.00', 'money')
  expect(await watch(at(6, '12:00:10'))).toBe(1)
})

test('the budget of one shop stops nothing in another', async () => {
  const other = await aShop()
  shop = other
  await save('2026-03-05', '2026-03-28')
  shop = await aShop()
  await save('2026-03-05', '2026-03-28')
  await budget('10')
  await shop.settleAt(at(6), order(at(6)))
  expect(await watch(at(6, '12:05:00'))).toBe(1)
  expect((await listEditions(other.db)).map(({ stop }) => stop)).toEqual([null])
})
