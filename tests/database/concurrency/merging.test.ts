// Two customers turn out to be one, or one is to be forgotten, while an order of theirs is on its
// way to the books.
import { expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { prisma } = await import('../../../app/db.server.ts')
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { lockMembers } = await import('../../../app/loyalty/ledger/lock-members.server.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

const order = anOrder({ orderId: '8' })
async function countWaiting(): Promise<number> {
  const [row] = await prisma().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}

const soon = () => new Promise((done) => setTimeout(done, 150))

test.each([
  ['that is worth more', [order], later(order, { lines: [aLine(12_000)] })],
  ['that is worth what it was', [order], later(order, { name: '#1001 b' })],
])('an order %s ends with the one who is kept', async (_, before, news) => {
  const shop = await aShop()
  await shop.settle(anOrder({ orderId: '1' }), anOrder({ orderId: '2', customerId: '9002' }))
  await shop.settle(...before)
  const members = [await shop.memberId('9001'), await shop.memberId('9002')]
  const mayGoOn = Promise.withResolvers<void>()
  // Whoever holds both lets the merge come first, and the order read whose it is meanwhile.
  const holding = shop.db.transaction(async (tx) => {
    await lockMembers(tx, members)
    await mayGoOn.promise
  })
  await soon()
  const merge = { deletedId: '9001', keptId: '9002', at: now, now }
  const merging = shop.db.transaction((tx) => mergeCustomers(tx, merge))
  await soon()
  const settling = shop.settle(news)
  await soon()
  mayGoOn.resolve()
  await Promise.all([holding, merging, settling])
  await shop.expectBooksToAgree()
  const owners = await shop.db.db.order.findMany({ where: { shopId: shop.shopId } })
  expect(new Set(owners.map(({ memberId }) => memberId))).toEqual(new Set([members[1]]))
})

test.each([
  ['that is heard of for the first time', []],
  ['that was known', [order]],
])('who is forgotten is not named again by an order %s', async (_, before) => {
  const shop = await aShop()
  await shop.settle(anOrder({ orderId: '1' }), ...before)
  const member = await shop.memberId('9001')
  const [isHeld, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  // The news is read, and is held up before it is written.
  const holding = shop.db.transaction(async (tx) => {
    await lockMembers(tx, [member])
    isHeld.resolve()
    await mayGoOn.promise
  })
  await isHeld.promise
  const settling = shop.settle(later(order, { lines: [aLine(12_000)] }))
  await expect.poll(countWaiting).toBe(1)
  const forget = { customerId: '9001', orderIds: [], now }
  const forgetting = shop.db.transaction((tx) => forgetMember(tx, forget))
  await soon()
  mayGoOn.resolve()
  await Promise.all([holding, settling, forgetting])
  await shop.expectBooksToAgree()
  const orders = await shop.db.db.order.findMany({ where: { shopId: shop.shopId } })
  expect(orders.map((one) => one.memberId)).toEqual([member, member])
  for (const { snapshot } of orders) expect(snapshot).toMatchObject({ customerId: null })
})
