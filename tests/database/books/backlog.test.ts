import { beforeEach, expect, test } from 'vitest'
import { anOrderPayload } from '../../setup/builders/order-payload.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { storeDelivery } = await import('../../setup/builders/delivery.ts')
const { settleDeliveries } = await import('../../../app/jobs/settle-deliveries.ts')
const { batchSize } = await import('../../../app/jobs/deliveries/settle-batch.ts')

let shop: TestShop
beforeEach(async () => {
  // What the test before left.
  while ((await settleDeliveries({ now })) > 0);
  shop = await aShop()
})

let orderId = 10_000
async function deliverOrders(shopId: number, count: number): Promise<void> {
  const stored = Array.from({ length: count }, () => {
    orderId += 1
    const body = JSON.stringify(anOrderPayload({ orderId }))
    return storeDelivery({ shopId, topic: 'orders/paid', receivedAt: now, body })
  })
  await Promise.all(stored)
}

async function countWaiting(): Promise<number> {
  const { shopId } = shop
  const [row] = await shop.db.sql<{ count: number }>`
    SELECT count(*)::int FROM waiting_deliveries WHERE shop_id = ${shopId}`
  return row?.count ?? 0
}

test('a backlog of the only shop with work is settled in one pass', async () => {
  await deliverOrders(shop.shopId, 2 * batchSize + 1)
  expect(await settleDeliveries({ now })).toBe(2 * batchSize + 1)
  expect(await countWaiting()).toBe(0)
  await shop.expectBooksToAgree()
})

test('while another shop has work a backlog takes one batch of a pass', async () => {
  await deliverOrders(shop.shopId, 2 * batchSize + 1)
  const other = await aShop()
  await deliverOrders(other.shopId, 1)
  expect(await settleDeliveries({ now })).toBe(batchSize + 1)
  expect(await countWaiting()).toBe(batchSize + 1)
})
