// A discount that was bought with points: whether it lowers what an order earns is the program's to
// say, and which codes are ours is known from our own books.
import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

/** 100 points are spent on a tenth off the next order, which names the code in its own letters. */
async function withTenthOff(settings: Parameters<typeof aShop>[0]) {
  shop = await aShop(settings)
  await shop.settle(anOrder())
  const voucher = await aVoucher(shop, 100, now)
  await voucher.issue()
  const code = voucher.code.toLowerCase()
  const discounts = [{ amountMinor: 1000, reach: 'order' as const, code }]
  const line = aLine(9000, { id: 'pots', quantity: 2, listedMinor: 10_000, discounts })
  const order = anOrder({ orderId: '7002', lines: [line], discountCodes: [code, 'SPRING'] })
  await shop.settle(order)
  return order
}

const inputsOf = async (id: string) => {
  const where = { shopId_id: { shopId: shop.shopId, id } }
  return (await shop.db.db.order.findUniqueOrThrow({ where })).inputs
}

test.each([
  ['lower', 90, 95],
  ['ignored', 100, 100],
] as const)(
  '%s: the order earns %i, and of it half with half of what was spent',
  async (ownDiscounts, points, half) => {
    const order = await withTenthOff({ ownDiscounts })
    expect(await shop.balance()).toEqual({ available: points })
    await shop.settle(withLineRefunded(order, 'pots'))
    expect(await shop.balance()).toEqual({ available: half })
  },
)

test('which codes are ours is kept with the order, as long as it names them', async () => {
  const order = await withTenthOff({ ownDiscounts: 'ignored' })
  expect(await inputsOf('7001')).not.toHaveProperty('ownCodes')
  expect(await inputsOf('7002')).toMatchObject({
    ownCodes: [order.discountCodes[0]?.toUpperCase()],
  })
  await shop.settle(later(order, { discountCodes: ['SPRING'] }))
  expect(await inputsOf('7002')).not.toHaveProperty('ownCodes')
})
