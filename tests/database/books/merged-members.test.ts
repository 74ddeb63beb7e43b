// Two customers who were one person: their books become one, nothing is given or taken by it, and
// what is given once stays given once.
import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { findMemberId } = await import('../../../app/loyalty/members/find-member-id.server.ts')
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { adjustMember } = await import('../../../app/loyalty/members/adjust-member.server.ts')

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const merge = (deletedId = '9001', keptId = '9002') =>
  shop.db.transaction((tx) => mergeCustomers(tx, { deletedId, keptId, at: now, now }))
const first = anOrder()
const second = anOrder({ orderId: '7002', customerId: '9002', lines: [aLine(5000)] })
const cancelledAt = '2026-03-02T00:00:00.000Z'

test('lots and their ends are kept, the history is one, and a repetition changes nothing', async () => {
  shop = await aShop({ expiryMonths: 12 })
  await shop.settle(first, second)
  const ends = () =>
    shop.db.db.lot.findMany({
      where: { shopId: shop.shopId },
      select: { id: true, expiresAt: true, availableLeft: true },
      orderBy: { id: 'asc' },
    })
  const before = await ends()
  expect(await merge()).toBe(true)
  expect(await ends()).toEqual(before)
  expect(await shop.balance('9002')).toEqual({ available: 150 })
  expect(await merge()).toBe(false)
  const memberId = (await findMemberId(shop.db, '9001')) ?? ''
  expect(memberId).toBe(await shop.memberId('9002'))
  expect((await readStatement(shop.db, { memberId }))?.entries).toHaveLength(2)
  const old = await shop.memberId('9001')
  expect((await readStatement(shop.db, { memberId: old }))?.member.id).toBe(memberId)
  const state = await readMemberState(shop.db, { memberId, now })
  expect(state?.history.map((line) => line.points).sort()).toEqual([100, 50])
})

test('news of an order under either name settle it for the one that was kept', async () => {
  shop = await aShop()
  await shop.settle(first, second)
  await merge()
  await shop.settle(later(first, {}))
  await shop.settle(later(later(first, {}), { customerId: '9002' }))
  expect(await shop.balance('9002')).toEqual({ available: 150 })
  await shop.settle(anOrder({ orderId: '7003', customerId: '9001', lines: [aLine(700)] }))
  expect(await shop.balance('9002')).toEqual({ available: 157 })
  await shop.settle(later(first, { updatedAt: '2026-04-01T00:00:00.000Z', cancelledAt }))
  expect(await shop.balance('9002')).toEqual({ available: 57 })
})

test('a voucher is the other’s, and its points come back to the lots they left', async () => {
  shop = await aShop()
  await shop.settle(first, second)
  const voucher = await aVoucher(shop, 80, now)
  await voucher.issue()
  await merge()
  expect(await shop.balance('9002')).toEqual({ available: 70, outstanding: 80 })
  await voucher.giveBack()
  expect(await shop.balance('9002')).toEqual({ available: 150 })
})

test('what was waived of the old one is made good by what comes back', async () => {
  shop = await aShop()
  await shop.settle(first, anOrder({ orderId: '7009', customerId: '9002', lines: [aLine(0)] }))
  const voucher = await aVoucher(shop, 100, now)
  await shop.settle(later(first, { cancelledAt }))
  await merge()
  await voucher.release()
  expect(await shop.balance('9002')).toEqual({})
})

test('what one owes is paid by what the other has', async () => {
  shop = await aShop({ shortfall: 'debt' })
  await shop.settle(first, second)
  await aVoucher(shop, 100, now)
  await shop.settle(later(first, { cancelledAt }))
  expect(await shop.balance()).toEqual({ held: 100, debt: 100 })
  await merge()
  expect(await shop.balance('9002')).toEqual({ held: 100, debt: 50 })
})

test('an order that had moved from one to the other is one order afterwards', async () => {
  shop = await aShop()
  await shop.settle(first)
  await shop.settle(later(first, { customerId: '9002' }))
  await merge()
  expect(await shop.balance('9002')).toEqual({ available: 100 })
  await shop.settle(later(later(first, {}), { customerId: '9002', cancelledAt }))
  expect(await shop.balance('9002')).toEqual({})
})

test('a lot that comes to a waiver of its own cause makes it good', async () => {
  shop = await aShop()
  await shop.settle(first, anOrder({ orderId: '7005' }))
  const voucher = await aVoucher(shop, 100, now)
  const moved = later(first, { customerId: '9002' })
  await shop.settle(moved)
  await voucher.release()
  expect(await shop.balance('9001')).toEqual({ available: 100 })
  const spend = { memberId: await shop.memberId('9002'), points: -100, note: 'n', now }
  const adjustmentId = crypto.randomUUID()
  await adjustMember(shop.db, { ...spend, adjustmentId, actor: 'staff/1' })
  await shop.settle(later(moved, { cancelledAt }))
  await merge()
  expect(await shop.balance('9002')).toEqual({})
})

const welcome = {
  rules: [
    { kind: 'signup', id: 'signup', isOn: true, points: 50 },
    { kind: 'spend', id: 'spend', isOn: true, points: 1, perMinor: 100, minimumMinor: 0 },
  ] as never,
}
const joined = (customerId: string, customerCreatedAt: string) =>
  anOrder({ orderId: `${customerId}0`, customerId, customerCreatedAt, lines: [aLine(1000)] })

test.each([
  ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
  ['2026-02-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
])('the welcome bonus is given once, the earlier: %s and %s', async (one, other) => {
  shop = await aShop(welcome)
  await shop.settle(joined('9001', one), joined('9002', other))
  await merge()
  expect(await shop.balance('9002')).toEqual({ available: 70 })
  const kept = await shop.db.db.member.findUniqueOrThrow({
    where: { shopId_id: { shopId: shop.shopId, id: await shop.memberId('9002') } },
  })
  expect(kept.joinedAt.toISOString()).toBe('2026-01-01T00:00:00.000Z')
  const open = await shop.db.db.lot.findMany({
    where: { shopId: shop.shopId, orderId: null, availableLeft: { gt: 0 } },
  })
  expect(open.map((lot) => lot.availableAt?.toISOString())).toEqual(['2026-01-01T00:00:00.000Z'])
})

test('a chain of merges, in either order, ends with one member', async () => {
  shop = await aShop(welcome)
  const at = '2026-01-01T00:00:00.000Z'
  await shop.settle(joined('9001', at), joined('9002', at), joined('9003', at))
  await merge('9001', '9002')
  await merge('9002', '9003')
  await merge('9001', '9003')
  expect(await shop.balance('9003')).toEqual({ available: 80 })
  expect(await findMemberId(shop.db, '9001')).toBe(await shop.memberId('9003'))
})

test('one that we never heard of is kept or goes: what comes late under either name counts', async () => {
  shop = await aShop(welcome)
  await shop.settle(joined('9001', '2026-01-01T00:00:00.000Z'))
  await merge('9001', '9002')
  await merge('9005', '9002')
  expect(await shop.balance('9002')).toEqual({ available: 60 })
  await shop.settle(joined('9005', '2026-02-01T00:00:00.000Z'))
  await shop.settle(joined('9002', '2025-02-01T00:00:00.000Z'))
  expect(await shop.balance('9002')).toEqual({ available: 80 })
})

test('forgetting the one that was kept forgets every name of theirs; the sums stay', async () => {
  shop = await aShop()
  await shop.settle(first, second)
  await merge()
  const memberId = await shop.memberId('9002')
  const forget = { customerId: '9002', orderIds: [], now }
  expect(await shop.db.transaction((tx) => forgetMember(tx, forget))).toBe(true)
  const names = await shop.db.db.member.findMany({ where: { shopId: shop.shopId } })
  expect(names.map((one) => one.customerId)).toEqual([null, null])
  const [row] = await shop.db.db.balance.findMany({ where: { shopId: shop.shopId, memberId } })
  expect(row?.available).toBe(150)
})

test('a correction by hand reaches the one that was kept, and not the alias', async () => {
  shop = await aShop()
  await shop.settle(first, second)
  const old = await shop.memberId('9001')
  await merge()
  const by = { adjustmentId: crypto.randomUUID(), points: 5, note: 'n', actor: 'staff/1', now }
  expect(await adjustMember(shop.db, { ...by, memberId: old })).toMatchObject({
    refusal: { code: 'member_unknown' },
  })
  const kept = await shop.memberId('9002')
  expect((await adjustMember(shop.db, { ...by, memberId: kept })).ok).toBe(true)
})
