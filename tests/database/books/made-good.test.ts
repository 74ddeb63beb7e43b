// Points that come back to a lot first make good what was waived of it: redeeming, having the order
// refunded and giving the unused code back must not leave the points.
import { afterEach, expect, test } from 'vitest'
import { challengeSchema } from '../../../app/loyalty/program/challenges/challenge-settings.ts'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')
const { adjustMember, undoAdjustment } = await import(
  '../../../app/loyalty/members/adjust-member.server.ts'
)

const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const order = anOrder()
const cancelled = later(order, { cancelledAt: '2026-03-02T00:00:00.000Z' })

async function sums(): Promise<Record<string, number>> {
  const rows = await shop.db.sql<{ account: string; points: number }>`
    SELECT account::text, sum(points)::int AS points FROM (
      SELECT "to" AS account, amount AS points FROM transfers WHERE shop_id = ${shop.shopId}
      UNION ALL SELECT "from", -amount FROM transfers WHERE shop_id = ${shop.shopId}) f
    WHERE account IN ('issued', 'waived', 'adjusted') GROUP BY 1`
  return Object.fromEntries(
    rows.filter((row) => row.points !== 0).map((row) => [row.account, row.points]),
  )
}

test('an unused code that is given back after its order was refunded leaves nothing', async () => {
  shop = await aShop()
  await shop.settle(order)
  const voucher = await aVoucher(shop, 100, now)
  await voucher.issue()
  await shop.settle(cancelled)
  expect(await sums()).toEqual({ waived: -100 })
  await voucher.giveBack()
  expect(await shop.balance()).toEqual({})
  expect(await sums()).toEqual({})
})

test('a hold that is released after the refund leaves nothing, also where it took a part', async () => {
  shop = await aShop()
  await shop.settle(order)
  const voucher = await aVoucher(shop, 60, now)
  await shop.settle(cancelled)
  await voucher.release()
  expect(await shop.balance()).toEqual({})
  expect(await sums()).toEqual({})
})

test('a correction that is undone returns to its lot and makes the waiver good', async () => {
  shop = await aShop()
  await shop.settle(order)
  const memberId = await shop.memberId()
  const adjustmentId = crypto.randomUUID()
  const by = { memberId, adjustmentId, actor: 'staff/1', now }
  await adjustMember(shop.db, { ...by, points: -80, note: 'away' })
  await shop.settle(cancelled)
  expect(await sums()).toEqual({ adjusted: 80, waived: -80 })
  expect((await undoAdjustment(shop.db, by)).ok).toBe(true)
  expect(await shop.balance()).toEqual({})
  expect(await sums()).toEqual({})
})

test('points given by hand are a gift: they make nothing good', async () => {
  shop = await aShop()
  await shop.settle(order)
  await aVoucher(shop, 100, now)
  await shop.settle(cancelled)
  const by = { memberId: await shop.memberId(), actor: 'staff/1', now, note: 'sorry' }
  await adjustMember(shop.db, { ...by, adjustmentId: crypto.randomUUID(), points: 40 })
  expect(await shop.balance()).toEqual({ available: 40, held: 100 })
})

test('what was found in other lots was no waiver: it stays with the lot it comes back to', async () => {
  shop = await aShop()
  await shop.settle(order)
  const voucher = await aVoucher(shop, 100, now)
  await shop.settle(anOrder({ orderId: '7002', lines: [aLine(3000)] }))
  await shop.settle(cancelled)
  expect(await sums()).toEqual({ waived: -70, issued: -30 })
  await voucher.release()
  expect(await shop.balance()).toEqual({ available: 30 })
})

test('the order that lives again finds its waiver made good, and gives once', async () => {
  shop = await aShop()
  await shop.settle(order)
  const voucher = await aVoucher(shop, 100, now)
  await shop.settle(cancelled)
  await voucher.release()
  await shop.settle(later(cancelled, { cancelledAt: null }))
  expect(await shop.balance()).toEqual({ available: 100 })
  expect(await sums()).toEqual({ issued: -100 })
})

const goal = { kind: 'orders', id: 'first', name: 'First', target: 1, points: 100 }
const byChallenge = { rules: [], challenges: [challengeSchema.parse(goal)] }

test('points for a challenge that is taken back while a voucher has them leave nothing', async () => {
  shop = await aShop(byChallenge)
  await shop.settle(order)
  const voucher = await aVoucher(shop, 100, now)
  await voucher.issue()
  await shop.settle(cancelled)
  expect(await sums()).toEqual({ waived: -100 })
  await voucher.giveBack()
  expect(await shop.balance()).toEqual({})
  expect(await sums()).toEqual({})
})

test('a part of them that comes back makes good as much, and is given anew in full', async () => {
  shop = await aShop(byChallenge)
  await shop.settle(order)
  const [first, second] = [await aVoucher(shop, 60, now), await aVoucher(shop, 40, now)]
  await shop.settle(cancelled)
  await first.release()
  expect(await shop.balance()).toEqual({ held: 40 })
  expect(await sums()).toEqual({ waived: -40 })
  await shop.settle(anOrder({ orderId: '7002', processedAt: '2026-03-03T00:00:00.000Z' }))
  expect(await shop.balance()).toEqual({ held: 40, available: 100 })
  await second.release()
  expect(await shop.balance()).toEqual({ available: 100 })
})

test('what two had for one challenge, in vouchers, is made good once they are one', async () => {
  shop = await aShop(byChallenge)
  const theirs = { customerId: '9002', orderId: '7003', processedAt: '2026-03-01T13:00:00.000Z' }
  await shop.settle(order, anOrder(theirs))
  const [mine, other] = [await aVoucher(shop, 100, now), await aVoucher(shop, 100, now, '9002')]
  const merge = { keptId: '9001', deletedId: '9002', at: now, now }
  await shop.db.transaction((tx) => mergeCustomers(tx, merge))
  expect(await shop.balance()).toEqual({ held: 200, available: 100 })
  expect(await sums()).toEqual({ issued: -100, waived: -200 })
  await mine.release()
  await other.release()
  expect(await shop.balance()).toEqual({ available: 100 })
  expect(await sums()).toEqual({ issued: -100 })
})
