// What is given for reaching a tier: once in a term, taken back where it was not reached after all.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import type { Tier } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import { anOrder, aRefund, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { watchTiers } = await import('../../../app/jobs/watch-tiers.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const tier = (id: string, name: string, spendMinor: number, entryPoints: number): Tier => ({
  ...{ id, name, spendMinor, entryPoints },
  ...{ points: null, orders: null, multiplierBps: 10_000 },
})
const tiers = [tier('silver', 'Silver', 10_000, 40), tier('gold', 'Gold', 20_000, 90)]

/** An order of 100 points, placed then. */
const placed = (orderId: string, processedAt: string, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId, name: `#${orderId}`, processedAt, ...given })

const first = placed('1', '2026-04-10T10:00:00.000Z')
const second = placed('2', '2026-05-10T12:00:00.000Z')

async function entries(): Promise<string[]> {
  const rows = await shop.db.sql<{ line: string }>`
    SELECT (because->>'name') || ' ' ||
      CASE WHEN because->>'kind' = 'event' THEN amount ELSE -amount END AS line
    FROM transfers WHERE shop_id = ${shop.shopId} AND because->>'event' = 'tier' ORDER BY id`
  return rows.map(({ line }) => line)
}

test.each([
  ['in time', [first, second]],
  ['the other way round', [second, first]],
  ['twice', [first, first, second, second]],
])('told %s, each tier that is reached is given for once', async (_, told) => {
  shop = await aShop({ tiers })
  for (const order of told) await shop.settle(order)
  expect((await entries()).toSorted()).toEqual(['Gold 90', 'Silver 40'])
})

test('who jumps over a tier has both', async () => {
  shop = await aShop({ tiers: [tier('a', 'A', 5_000, 10), tier('b', 'B', 10_000, 20)] })
  await shop.settle(first)
  expect(await entries()).toEqual(['A 10', 'B 20'])
})

test('a refund that makes it not reached takes it back; reached again, it is given again', async () => {
  shop = await aShop({ tiers })
  await shop.settle(first)
  await shop.settle(second)
  await shop.settle(
    later(second, {
      refunds: [aRefund({ adjustmentMinor: 10_000, createdAt: '2026-05-11T00:00:00.000Z' })],
    }),
  )
  expect(await entries()).toEqual(['Silver 40', 'Gold 90', 'Gold -90'])
  await shop.settle(placed('3', '2026-05-14T10:00:00.000Z'))
  expect(await entries()).toEqual(['Silver 40', 'Gold 90', 'Gold -90', 'Gold 90'])
})

test('nothing is given for what was reached before the tiers gave anything', async () => {
  shop = await aShop({ tiers: tiers.map((one) => ({ ...one, entryPoints: null })) })
  await shop.publish({ tiers }, '2026-05-01T00:00:00.000Z')
  await shop.settle(first)
  expect(await entries()).toEqual([])
})

test('two workers at once give it once', async () => {
  shop = await aShop({ tiers })
  await Promise.all([shop.settle(first), shop.settle(second)])
  expect((await entries()).toSorted()).toEqual(['Gold 90', 'Silver 40'])
})

test('told when there are no tiers any more, what the order reached is given all the same', async () => {
  shop = await aShop({ tiers })
  await shop.publish({}, '2026-05-20T00:00:00.000Z')
  await shop.settle(first)
  expect(await entries()).toEqual(['Silver 40'])
})

test('refunded when there are no tiers any more, it is taken back all the same', async () => {
  shop = await aShop({ tiers })
  await shop.settle(first)
  await shop.publish({}, '2026-05-20T00:00:00.000Z')
  const cancelledAt = '2026-05-21T00:00:00.000Z'
  await shop.settle(later(first, { cancelledAt, updatedAt: cancelledAt }))
  expect(await entries()).toEqual(['Silver 40', 'Silver -40'])
})

test('an order that turns out to be somebody else’s takes it along', async () => {
  shop = await aShop({ tiers })
  await shop.settle(first)
  await shop.settle(later(first, { customerId: '9002' }))
  expect((await entries()).toSorted()).toEqual(['Silver -40', 'Silver 40', 'Silver 40'])
  expect(await shop.balance()).toEqual({})
  expect(await shop.balance('9002')).toEqual({ available: 140 })
})

test('two customers who turn out to be one keep the earlier', async () => {
  shop = await aShop({ tiers })
  const theirs = { ...placed('8', '2026-04-20T10:00:00.000Z'), customerId: '9002' }
  await shop.settle(first, theirs)
  const merge = { keptId: '9002', deletedId: '9001', at: testNow, now: testNow }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect((await entries()).toSorted()).toEqual(['Gold 90', 'Silver -40', 'Silver 40', 'Silver 40'])
  const [lot] = await shop.db.sql<{ at: string }>`
    SELECT to_json(g.occurred_at)#>>'{}' AS at FROM transfers g JOIN transfers u
      ON u.shop_id = g.shop_id AND u.lot_id = g.lot_id AND u."to" = 'issued'
    WHERE g.shop_id = ${shop.shopId} AND g."from" = 'issued'`
  expect(lot?.at).toContain('2026-04-20')
  const balance = await shop.balance('9002')
  await shop.settle(later(theirs, {}), later(first, {}))
  expect(await shop.balance('9002')).toEqual(balance)
})

test('what was given to somebody who is forgotten stays as it is', async () => {
  shop = await aShop({ tiers })
  await shop.settle(first)
  const forget = { customerId: '9001', orderIds: ['1'], now: testNow }
  await shop.db.transaction((tx) => forgetMember(tx, forget))
  await shop.publish({ tiers: tiers.slice(0, 1) }, '2026-05-20T00:00:00.000Z')
  await watchTiers({ now: testNow })
  expect(await entries()).toEqual(['Silver 40'])
})

test.each([
  ['in time', [0, 1, 2]],
  ['the earliest after the next', [1, 0, 2]],
  ['the earliest last', [1, 2, 0]],
])('of the last twelve months, told %s, it is given in each of two terms', async (_, order) => {
  shop = await aShop({ tiers: tiers.slice(0, 1), tierPeriod: 'rolling_year' })
  const days = ['2024-08-03', '2024-12-10', '2025-08-03']
  const told = days.map((day, n) => placed(String(n), `${day}T10:00:00.000Z`))
  for (const n of order) await shop.settle(told[n] ?? first)
  expect((await entries()).filter((line) => line === 'Silver 40')).toHaveLength(2)
  expect((await entries()).filter((line) => line === 'Silver -40')).toHaveLength(0)
})

test('reached earlier than it seemed, under a program that gave less, it is given otherwise', async () => {
  shop = await aShop({ tiers: [tier('silver', 'Silver', 10_000, 15)] })
  await shop.publish({ tiers }, '2026-05-01T00:00:00.000Z')
  await shop.settle(second)
  await shop.settle(first)
  expect(await entries()).toEqual(['Silver 40', 'Silver -40', 'Silver 15', 'Gold 90'])
})
