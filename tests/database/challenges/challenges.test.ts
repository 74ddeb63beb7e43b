// Challenges: reached by orders, however these are told; undone by a refund in time, and by none
// later; given once.
import { afterEach, expect, test } from 'vitest'
import type { OrderSnapshot } from '../../../app/loyalty/kernel/facts.ts'
import { challengeSchema } from '../../../app/loyalty/program/challenges/challenge-settings.ts'
import { anOrder, aRefund, later } from '../../setup/builders/order.ts'
import type { Given } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { watchChallenges } = await import('../../../app/jobs/watch-challenges.ts')
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMember } = await import('../../../app/loyalty/members/export-member.server.ts')
const { readFarings } = await import(
  '../../../app/loyalty/membership/challenges/read-farings.server.ts'
)
const { leaveProgram } = await import('../../../app/loyalty/membership/leave-program.server.ts')
const { keepChallenges } = await import(
  '../../../app/loyalty/settlement/challenges/keep-challenges.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const challenge = (given: object = {}) =>
  challengeSchema.parse({
    ...{ kind: 'orders', id: 'pair', name: 'Warm-up', target: 2, points: 50, ...given },
  })
/** Two orders are worth 50 points; nothing else earns. */
const warmUp: Given = { rules: [], challenges: [challenge()] }

const placed = (orderId: string, processedAt: string, given: Partial<OrderSnapshot> = {}) =>
  anOrder({ orderId, name: `#${orderId}`, processedAt, ...given })

const first = placed('1', '2026-05-01T10:00:00.000Z')
const second = placed('2', '2026-05-10T12:00:00.000Z')
const third = placed('3', '2026-05-20T14:00:00.000Z')

const refunded = (order: OrderSnapshot, createdAt: string) => {
  const refund = aRefund({ adjustmentMinor: 10_000, createdAt })
  return later(order, { payment: 'refunded', refunds: [refund] })
}

async function fares(customerId = '9001'): Promise<unknown[]> {
  const memberId = await shop.memberId(customerId)
  const read = (await readFarings(shop.db, [memberId])).get(memberId) ?? []
  return read.map(({ challengeId, period, count, reachedAt }) => {
    return [challengeId, period, count, reachedAt && new Date(reachedAt).toISOString().slice(0, 10)]
  })
}

const reachedByTwo = [['pair', 'once', 2, '2026-05-10']]

test.each([
  ['in time', [first, second, third]],
  ['the other way round', [third, second, first]],
  ['each twice', [first, first, second, second, third, third]],
])('told %s, it is reached with the second order, and given once', async (_, told) => {
  shop = await aShop(warmUp)
  for (const order of told) await shop.settle(order)
  expect(await fares()).toEqual(reachedByTwo)
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('on the way, it says how far', async () => {
  shop = await aShop(warmUp)
  await shop.settle(first)
  expect(await fares()).toEqual([['pair', 'once', 1, null]])
  expect(await shop.balance()).toEqual({})
})

test('a refund within the days to hold takes it back, whenever it is told', async () => {
  shop = await aShop(warmUp)
  await shop.settle(first, second)
  const gone = refunded(first, '2026-05-12T00:00:00.000Z')
  await shop.settle(gone)
  expect(await fares()).toEqual([['pair', 'once', 1, null]])
  expect(await shop.balance()).toEqual({})
  // Told once more nothing happens; another order reaches it again.
  await shop.settle(gone, third)
  expect(await fares()).toEqual([['pair', 'once', 2, '2026-05-20']])
  expect(await shop.balance()).toEqual({ available: 50 })
  await shop.settle(refunded(third, '2026-05-21T00:00:00.000Z'))
  expect(await shop.balance()).toEqual({})
})

test('told together with its refund, it comes to the same', async () => {
  shop = await aShop(warmUp)
  await shop.settle(third, refunded(first, '2026-05-12T00:00:00.000Z'), second)
  expect(await fares()).toEqual([['pair', 'once', 2, '2026-05-20']])
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('a refund after the days to hold takes nothing', async () => {
  shop = await aShop({ ...warmUp, challengeHoldDays: 10 })
  await shop.settle(first, second)
  await shop.settle(refunded(first, '2026-05-20T12:00:01.000Z'))
  expect(await fares()).toEqual(reachedByTwo)
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('the books name the challenge', async () => {
  shop = await aShop(warmUp)
  await shop.settle(first, second)
  const rows = await shop.db.sql<{ because: object }>`
    SELECT because FROM transfers WHERE shop_id = ${shop.shopId} ORDER BY id`
  expect(rows.map(({ because }) => because)).toEqual([
    { kind: 'event', event: 'challenge', name: 'Warm-up' },
  ])
})

test('units count of what it names', async () => {
  const tea = { kind: 'pieces', id: 'tea', target: 3, products: [{ id: '501', title: 'Fern' }] }
  shop = await aShop({ rules: [], challenges: [challenge(tea)] })
  const line = (productId: string, quantity: number) => ({
    ...(anOrder().lines[0] as OrderSnapshot['lines'][number]),
    ...{ id: `line-${productId}`, productId, quantity, currentQuantity: quantity },
  })
  const lines = [line('501', 2), line('999', 7)]
  const order = placed('1', '2026-05-01T10:00:00.000Z', { lines })
  await shop.settle(order)
  expect(await fares()).toEqual([['tea', 'once', 2, null]])
  await shop.settle(placed('2', '2026-05-02T10:00:00.000Z', { lines: [line('501', 1)] }))
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('orders from before the first version that has it do not count, unless it says so', async () => {
  shop = await aShop({ rules: [] })
  await shop.settle(first, second)
  await shop.publish(warmUp, '2026-05-15T00:00:00Z')
  await watchChallenges({ now: testNow })
  expect(await fares()).toEqual([])
  await shop.settle(third)
  expect(await fares()).toEqual([['pair', 'once', 1, null]])
  const since = { ...warmUp, challenges: [challenge({ from: '2026-05-01' })] }
  await shop.publish(since, '2026-05-25T00:00:00Z')
  await watchChallenges({ now: testNow })
  expect(await fares()).toEqual([['pair', 'once', 2, '2026-05-25']])
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('a version without it lets go of what was under way, and keeps what was reached', async () => {
  const long = challenge({ id: 'long', target: 9 })
  shop = await aShop({ rules: [], challenges: [challenge(), long] })
  await watchChallenges({ now: testNow })
  await shop.settle(first, second)
  await shop.publish({ rules: [] }, '2026-05-25T00:00:00Z')
  await watchChallenges({ now: testNow })
  expect(await fares()).toEqual(reachedByTwo)
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('reached by a version that was in force for a minute, nobody having looked, it is given', async () => {
  shop = await aShop({ rules: [], challenges: [challenge({ target: 3 })] })
  await shop.settle(first, second)
  await shop.publish(warmUp, '2026-05-20T00:00:00Z')
  await shop.publish({ rules: [] }, '2026-05-20T00:01:00Z')
  await watchChallenges({ now: testNow })
  expect(await fares()).toEqual([['pair', 'once', 2, '2026-05-20']])
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('again each month, each month is given for', async () => {
  shop = await aShop({ rules: [], challenges: [challenge({ repeats: 'month' })] })
  const inApril = [placed('8', '2026-04-01T10:00:00.000Z'), placed('9', '2026-04-30T10:00:00.000Z')]
  await shop.settle(first, second, ...inApril)
  expect(await fares()).toEqual([
    ['pair', '2026-04', 2, '2026-04-30'],
    ['pair', '2026-05', 2, '2026-05-10'],
  ])
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('an order that turns out to be somebody else’s takes its step with it', async () => {
  shop = await aShop(warmUp)
  await shop.settle(first, second)
  await shop.settle(later(second, { customerId: '9002' }))
  expect([await fares(), await fares('9002')]).toEqual([
    [['pair', 'once', 1, null]],
    [['pair', 'once', 1, null]],
  ])
  expect(await shop.balance()).toEqual({})
})

test('two customers who turn out to be one have each challenge once', async () => {
  shop = await aShop(warmUp)
  const theirs = [first, second].map((one) => ({
    ...one,
    orderId: `9${one.orderId}`,
    customerId: '9002',
  }))
  await shop.settle(first, second, ...theirs)
  const merge = { keptId: '9001', deletedId: '9002', at: testNow, now: testNow }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect(await fares()).toEqual([['pair', 'once', 2, '2026-05-01']])
  expect(await shop.balance()).toEqual({ available: 50 })
  expect(await shop.db.db.memberChallenge.count({ where: { shopId: shop.shopId } })).toBe(1)
})

test('two halves that turn out to be one person reach it together', async () => {
  shop = await aShop(warmUp)
  await shop.settle(first, { ...second, customerId: '9002' })
  const merge = { keptId: '9001', deletedId: '9002', at: testNow, now: testNow }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect(await fares()).toEqual(reachedByTwo)
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('the export says what was reached; who is forgotten has nothing left, nor gets it again', async () => {
  shop = await aShop(warmUp)
  await shop.settle(first, second)
  expect((await exportMember(shop.db, '9001'))?.challenges).toEqual([
    {
      name: 'Warm-up',
      period: 'once',
      count: 2,
      target: 2,
      reachedAt: '2026-05-10T12:00:00.000Z',
    },
  ])
  const memberId = await shop.memberId()
  const forget = { customerId: '9001', orderIds: [], now: testNow }
  await shop.db.transaction((tx) => forgetMember(tx, forget))
  await shop.db.transaction((tx) => keepChallenges(tx, [memberId], testNow))
  expect(await shop.db.db.memberChallenge.count({ where: { shopId: shop.shopId } })).toBe(0)
})

test('two workers with an order each give it once', async () => {
  shop = await aShop(warmUp)
  await shop.settle(placed('0', '2019-12-01T00:00:00.000Z'))
  await Promise.all([shop.settle(first), shop.settle(second), shop.settle(second)])
  expect(await fares()).toEqual(reachedByTwo)
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('whoever had left when a goal became easier has reached it, and is given nothing', async () => {
  shop = await aShop({ ...warmUp, challenges: [challenge({ target: 3 })] })
  await shop.settle(first, second)
  const memberId = await shop.memberId()
  await leaveProgram(shop.db, { memberId, now: new Date('2026-05-15T00:00:00Z') })
  await shop.publish(warmUp, '2026-05-20T00:00:00Z')
  await shop.db.transaction((tx) => keepChallenges(tx, [memberId], testNow))
  const [row] = await shop.db.db.memberChallenge.findMany({ where: { shopId: shop.shopId } })
  expect(row).toMatchObject({ points: 0, reachedAt: new Date('2026-05-20T00:00:00Z') })
  expect(await shop.balance()).toEqual({})
})

test('an order that is first heard of when it was called off counted until then', async () => {
  shop = await aShop({ ...warmUp, challengeHoldDays: 3, pendingDays: 14 })
  const cancelledAt = '2026-05-30T00:00:00.000Z'
  await shop.settle(first, later(second, { cancelledAt, updatedAt: cancelledAt }))
  expect(await fares()).toEqual(reachedByTwo)
  expect(await shop.balance()).toEqual({ available: 50 })
})
