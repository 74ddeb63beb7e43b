// What is given for reaching a tier: once in a term, taken back where it was not reached after all.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import type { Tier } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import { anOrder, aRefund, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')

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
