// Books are signed while others book: no page may end where a transfer can still come in.
import { expect, test } from 'vitest'
import { anOrder } from '../../../setup/builders/order.ts'
import { openTestDatabase } from '../../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../../setup/builders/shop.ts')
const { findAll } = await import('./kept-shop.ts')
const { settleOrders } = await import('../../../../app/loyalty/settlement/settle-orders.server.ts')
const { listUnsigned } = await import(
  '../../../../app/loyalty/accounting/pages/sign-pages.server.ts'
)
const { signBooks } = await import('../../../../app/jobs/sign-books.ts')
const { prisma } = await import('../../../../app/db.server.ts')

const pages = (shopId: number) =>
  prisma().bookPage.findMany({ where: { shopId }, orderBy: { number: 'asc' } })

async function signAll(): Promise<void> {
  while ((await signBooks({ now })) > 0);
}

test('a page waits for a transfer with an earlier number that is still to be committed', async () => {
  const shop = await aShop()
  const early = Promise.withResolvers<void>()
  const booked = Promise.withResolvers<void>()
  const slow = shop.db.transaction(async (tx) => {
    await settleOrders(tx, { snapshots: [anOrder({ customerId: '1' })], now })
    booked.resolve()
    await early.promise
  })
  await booked.promise
  await shop.settle(anOrder({ orderId: '7002', customerId: '2' }))
  expect(await listUnsigned(100)).toEqual([])
  early.resolve()
  await slow
  await signAll()
  expect((await pages(shop.shopId)).map(({ ids }) => ids.length)).toEqual([2])
  expect(await findAll(shop.db)).toEqual([])
})

test('two workers sign each transfer once, in pages of a thousand', async () => {
  const shop = await aShop()
  const orders = Array.from({ length: 1100 }, (_, n) =>
    anOrder({ orderId: `9${n}`, customerId: `${n % 50}` }),
  )
  await shop.settle(...orders)
  await Promise.all([signAll(), signAll(), signAll()])
  await signAll()
  const signed = await pages(shop.shopId)
  expect(signed.map(({ number, ids }) => [number, ids.length])).toEqual([
    [1, 1000],
    [2, 100],
  ])
  expect(await signBooks({ now })).toBe(0)
  expect(await findAll(shop.db)).toEqual([])
})
