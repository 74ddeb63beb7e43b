// Tiers: what they multiply follows from the orders before, however these are told; the tier held
// now is kept beside the member, and changes with the year although nobody orders.
import { afterEach, expect, test } from 'vitest'
import type { OrderDetails, OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import type { Tier } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import { everything } from '../../../app/loyalty/rules/scope.ts'
import { aLine, anOrder, aRefund, later } from '../../setup/builders/order.ts'
import { type Given, someSettings } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { settleOrders } = await import('../../../app/loyalty/settlement/settle-orders.server.ts')
const { resettleMember } = await import('../../../app/jobs/tasks/resettle-member.ts')
const { watchTiers } = await import('../../../app/jobs/watch-tiers.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { readTier } = await import('../../../app/loyalty/members/statement/read-tier.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readPublicProgram } = await import(
  '../../../app/loyalty/storefront/read-public-program.server.ts'
)
const { replayOrders } = await import(
  '../../../app/loyalty/insights/backtest/replay-orders.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const tier = (id: string, name: string, spendMinor: number, multiplierBps: number): Tier => ({
  ...{ id, name, spendMinor, multiplierBps },
  points: null,
  orders: null,
})
/** A point for each dollar; silver from 100 dollars on, gold from 200 on. */
const insiders: Given = {
  tiers: [tier('silver', 'Silver', 10_000, 15_000), tier('gold', 'Gold', 20_000, 20_000)],
}

/** An order of 100 points, placed then. */
const placed = (orderId: string, processedAt: string, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId, name: `#${orderId}`, processedAt, ...given })

const first = placed('1', '2026-04-10T10:00:00.000Z')
const second = placed('2', '2026-05-10T12:00:00.000Z')
const third = placed('3', '2026-05-12T14:00:00.000Z')

/** What each order is booked at by each key. */
async function booked(): Promise<Record<string, number>> {
  const rows = await shop.db.sql<{ name: string; points: number }>`
    SELECT order_id || ' ' || key AS name,
      sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int))::int AS points
    FROM transfers WHERE shop_id = ${shop.shopId} AND order_id IS NOT NULL
    GROUP BY 1 HAVING sum(amount * (("from" = 'issued')::int - ("to" = 'issued')::int)) <> 0
    ORDER BY 1`
  return Object.fromEntries(rows.map(({ name, points }) => [name, points]))
}

const all = { '1 spend': 100, '2 spend': 100, '2 tier:factor': 50, '3 spend': 100 }

async function held(now = testNow, customerId = '9001') {
  const read = await readTier(shop.db, await shop.memberId(customerId), now)
  if (!read?.held) return null
  const { tierId, until, sums } = read.held
  return [tierId, until?.toISOString() ?? null, sums.spendMinor]
}

test.each([
  ['in time', [first, second, third]],
  ['the other way round', [third, second, first]],
  ['the middle one last', [first, third, second]],
])('told %s, an order is multiplied by the tier that those before it reach', async (_, told) => {
  shop = await aShop(insiders)
  for (const order of told) await shop.settle(order)
  expect(await booked()).toEqual({ ...all, '3 tier:factor': 100 })
  expect(await held()).toEqual(['gold', '2028-01-01T00:00:00.000Z', 30_000])
})

test('told all at once, it comes to the same', async () => {
  shop = await aShop(insiders)
  await shop.settle(third, first, second)
  expect(await booked()).toEqual({ ...all, '3 tier:factor': 100 })
})

test('a refund lowers the tier of today, and none that an order was valued by', async () => {
  shop = await aShop(insiders)
  await shop.settle(first)
  await shop.settle(second)
  const refund = aRefund({ adjustmentMinor: 10_000, createdAt: '2026-05-20T00:00:00.000Z' })
  await shop.settle(later(first, { payment: 'refunded', refunds: [refund] }))
  expect(await booked()).toEqual({ '2 spend': 100, '2 tier:factor': 50 })
  expect(await held()).toEqual(['silver', '2028-01-01T00:00:00.000Z', 10_000])
  await shop.settle(placed('4', '2026-05-25T00:00:00.000Z'))
  expect(await booked()).toMatchObject({ '4 spend': 100, '4 tier:factor': 50 })
})

test('what a tier gave goes back with its order, and says which tier it was', async () => {
  shop = await aShop(insiders)
  await shop.settle(first, second)
  const refund = aRefund({ adjustmentMinor: 5000, createdAt: '2026-05-20T00:00:00.000Z' })
  await shop.settle(later(second, { payment: 'partially_refunded', refunds: [refund] }))
  expect(await booked()).toMatchObject({ '2 spend': 50, '2 tier:factor': 25 })
  const rows = await shop.db.sql<{ because: object }>`
    SELECT because FROM transfers WHERE shop_id = ${shop.shopId} AND key = 'tier:factor'
    ORDER BY id`
  expect(rows.map(({ because }) => because)).toMatchObject([
    { cause: 'paid', tier: 'Silver', is: 50, how: { base: 100, multiplierBps: 15_000 } },
    { cause: 'refunded', tier: 'Silver', was: 50, is: 25 },
  ])
})

const ferns = { ...everything, collections: [{ id: '7', title: 'Ferns' }] }

async function askedFor(): Promise<string[]> {
  const rows = await shop.db.sql<{ id: string }>`
    SELECT order_id AS id FROM order_fetches WHERE shop_id = ${shop.shopId}`
  return rows.map(({ id }) => id)
}

/** Somebody was asked, who tells what its products are in as well. */
async function tell(order: OrderSnapshot, given: Partial<OrderDetails> = {}): Promise<void> {
  const products = order.lines.map(({ productId }) => [productId, ['7']])
  const collections = { asked: ['7'], of: Object.fromEntries(products) }
  const told = { totalMinor: 10_000, payments: [], collections, ...given }
  const details = new Map([[order.orderId, told]])
  const answer = { snapshots: [order], details, source: 'fetch' as const, now: testNow }
  await shop.db.transaction((tx) => settleOrders(tx, answer))
}

test('an order that no rule gave anything for is asked for all the same, since it counts', async () => {
  shop = await aShop({ rules: [], scope: ferns })
  await shop.publish(insiders, '2026-05-01T00:00:00Z')
  await shop.settle(first, second)
  expect(await booked()).toEqual({ '2 spend': 100 })
  expect(await askedFor()).toEqual(['1'])

  await tell(first)
  expect(await booked()).toEqual({ '2 spend': 100, '2 tier:factor': 50 })
})

test('a lost dispute takes the points of its order, and lowers no tier', async () => {
  shop = await aShop(insiders)
  await tell(first, { isChargedBack: true })
  expect(await booked()).toEqual({})
  expect(await held()).toEqual(['silver', '2028-01-01T00:00:00.000Z', 10_000])
  await shop.settle(second)
  expect(await booked()).toEqual({ '2 spend': 100, '2 tier:factor': 50 })
})

test('what is added to a disputed order is asked for, since it counts all the same', async () => {
  shop = await aShop({ ...insiders, scope: ferns })
  await tell(first, { isChargedBack: true })
  await tell(second)
  const gift = aLine(2000, { productId: '502' })
  await shop.settle(later(first, { lines: [aLine(10_000), gift] }))
  expect(await askedFor()).toEqual(['1'])
  await tell(later(first, { lines: [aLine(10_000), gift] }), { isChargedBack: true })
  expect(await booked()).toEqual({ '2 spend': 100, '2 tier:factor': 50 })
})

test('an order from before the program counts for nothing', async () => {
  shop = await aShop(insiders)
  await shop.settle(
    placed('0', '2019-12-01T00:00:00.000Z'),
    placed('1', '2020-02-01T00:00:00.000Z'),
  )
  expect(await booked()).toEqual({ '1 spend': 100 })
})

test('a tier that was not reached again ends at New Year, and the storefront hears', async () => {
  shop = await aShop(insiders, 'America/New_York')
  await shop.settle(first, second)
  const memberId = await shop.memberId()
  const stateAt = async (at: string) =>
    (await readMemberState(shop.db, { memberId, now: new Date(at) }))?.tier
  expect(await stateAt('2026-06-01T00:00:00Z')).toEqual({
    id: 'gold',
    name: 'Gold',
    facts: ['2 times the points', 'Until Dec 31, 2027'],
    next: null,
  })
  await watchTiers({ now: new Date('2027-01-01T05:00:00Z') })
  expect(await held()).toEqual(['gold', '2028-01-01T05:00:00.000Z', 0])
  await watchTiers({ now: new Date('2028-01-01T04:59:59Z') })
  expect((await held())?.[0]).toBe('gold')
  const before = await revision(memberId)
  await watchTiers({ now: new Date('2028-01-01T05:00:00Z') })
  expect(await held()).toEqual([null, null, 0])
  expect(await revision(memberId)).toBe(before + 1)
  expect(await stateAt('2028-01-02T00:00:00Z')).toEqual({
    id: null,
    name: '',
    facts: [],
    next: { name: 'Silver', missing: '$100 to go until Silver', percent: 0 },
  })
})

async function revision(memberId: string): Promise<number> {
  const where = { shopId_memberId: { shopId: shop.shopId, memberId } }
  return (await shop.db.db.memberState.findUniqueOrThrow({ where })).revision
}

test('a version with tiers finds who reached them before, one without lets go', async () => {
  shop = await aShop()
  await shop.settle(first, second)
  expect(await held()).toBe(null)
  await shop.publish(insiders, '2026-05-31T00:00:00Z')
  await watchTiers({ now: testNow })
  expect((await held())?.[0]).toBe('gold')
  const { tiers } = await readPublicProgram(shop.db, { now: testNow })
  expect(tiers?.map(({ label }) => label)).toEqual([
    'Silver from $100 (×1.5)',
    'Gold from $200 (×2)',
  ])
  await shop.publish({}, '2026-06-02T00:00:00Z')
  await watchTiers({ now: new Date('2026-06-03T00:00:00Z') })
  expect(await shop.db.db.memberTier.count({ where: { shopId: shop.shopId } })).toBe(0)
})

test('two customers who turn out to be one hold what their orders reach together', async () => {
  shop = await aShop(insiders)
  await shop.settle(first, { ...second, customerId: '9002' })
  const apart = [await held(), await held(testNow, '9002')]
  expect(apart.map((one) => one?.[0])).toEqual(['silver', 'silver'])
  const merge = { keptId: '9001', deletedId: '9002', at: testNow, now: testNow }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect((await held())?.[0]).toBe('gold')
  const memberId = await shop.memberId()
  const payload = { shopId: shop.shopId, memberId, since: new Date(0).toISOString() }
  await resettleMember(payload, { now: testNow })
  expect(await booked()).toMatchObject({ '2 tier:factor': 50 })
  expect(await shop.db.db.memberTier.count({ where: { shopId: shop.shopId } })).toBe(1)
})

test('who is forgotten holds nothing', async () => {
  shop = await aShop(insiders)
  await shop.settle(first)
  const forget = { customerId: '9001', orderIds: [], now: testNow }
  await shop.db.transaction((tx) => forgetMember(tx, forget))
  expect(await shop.db.db.memberTier.count({ where: { shopId: shop.shopId } })).toBe(0)
})

test('a draft is tried on orders by the tiers that would have been reached', async () => {
  shop = await aShop()
  await shop.settle(first, second, third)
  const memberIds = [await shop.memberId()]
  const asked = { memberIds, since: new Date('2026-05-01'), until: testNow }
  const draft = someSettings(insiders)
  const replayed = await replayOrders(shop.db, { ...asked, under: [draft, 'as_placed'] })
  expect(replayed.map(({ id, worths }) => [id, ...worths.map(({ points }) => points)])).toEqual([
    ['2', 150, 100],
    ['3', 200, 100],
  ])
})
