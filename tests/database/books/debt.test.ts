// What a member owes under the policy `debt`, and how it is paid.
import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow: now } = await import('../../setup/builders/shop.ts')
const { aVoucher } = await import('../../setup/builders/voucher.ts')
const { adjust } = await import('../../../app/loyalty/ledger/adjust.server.ts')
const { hold } = await import('../../../app/loyalty/ledger/hold.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { readStatement } = await import(
  '../../../app/loyalty/members/statement/read-statement.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const cancelledAt = '2026-03-02T00:00:00.000Z'
const first = anOrder()
const orderOf = (points: number, orderId: string) =>
  anOrder({ orderId, lines: [aLine(points * 100)] })

/** 100 points were earned and 70 spent; then the order is gone. */
async function inDebt(settings: Parameters<typeof aShop>[0] = {}) {
  shop = await aShop({ shortfall: 'debt', ...settings })
  await shop.settle(first)
  await aVoucher(shop, 70, now)
  await shop.settle(later(first, { cancelledAt }))
  expect(await shop.balance()).toEqual({ held: 70, debt: 70 })
}

const adjusted = async (points: number, adjustmentId: string) => {
  const given = {
    memberId: await shop.memberId(),
    points,
    adjustmentId,
    note: 'n',
    actor: 'staff/1',
  }
  return shop.db.transaction((tx) => adjust(tx, { ...given, now }))
}

test('what was spent is owed, and what can be spent is shown less it', async () => {
  await inDebt()
  const memberId = await shop.memberId()
  const state = await readMemberState(shop.db, { memberId, now })
  expect(state?.points).toMatchObject({ available: -70, pending: 0 })
  expect(state?.history.reduce((sum, line) => sum + line.points, 0)).toBe(-70)
  expect(state?.history[0]?.reason).toContain('owed')
  const statement = await readStatement(shop.db, { memberId })
  expect(statement?.balance).toMatchObject({ available: -70, debt: 70 })
  expect(statement?.entries[0]).toMatchObject({ availableAfter: -70, from: 'debt', to: 'issued' })
})

test.each([
  [69, { debt: 1 }],
  [70, {}],
  [71, { available: 1 }],
])('the next order pays what is owed first: %i points', async (points, left) => {
  await inDebt()
  await shop.settle(orderOf(points, '7002'))
  expect(await shop.balance()).toEqual({ held: 70, ...left })
})

test('points that are pending pay once they can be spent', async () => {
  await inDebt()
  await shop.publish({ shortfall: 'debt', pendingDays: 14 }, '2026-05-01T00:00:00Z')
  const processedAt = '2026-05-31T00:00:00.000Z'
  await shop.settle({ ...orderOf(100, '7002'), processedAt })
  expect(await shop.balance()).toEqual({ pending: 100, held: 70, debt: 70 })
  await shop.sweepAt('2026-06-14T00:00:00Z')
  expect(await shop.balance()).toEqual({ available: 30, held: 70 })
})

test('the order that caused it comes back: the debt is undone, in part or whole', async () => {
  await inDebt()
  await shop.settle(later(later(first, {}), { cancelledAt: null }))
  expect(await shop.balance()).toEqual({ available: 30, held: 70 })
})

test('what was paid by another order is not undone a second time', async () => {
  await inDebt()
  await shop.settle(orderOf(50, '7002'))
  expect(await shop.balance()).toEqual({ held: 70, debt: 20 })
  await shop.settle(later(later(first, {}), { cancelledAt: null }))
  expect(await shop.balance()).toEqual({ available: 80, held: 70 })
})

test('points given by hand and points of a voucher that come back pay it too', async () => {
  await inDebt()
  expect((await adjusted(30, 'a-1')).ok).toBe(true)
  expect(await shop.balance()).toEqual({ held: 70, debt: 40 })
  const [row] = await shop.db.db.redemption.findMany({ where: { shopId: shop.shopId } })
  const { release } = await import('../../../app/loyalty/ledger/release.server.ts')
  const because = { kind: 'released', rewardId: 'r', label: '$1 off' } as const
  const request = { redemptionId: row?.id ?? '', because, graceDays: 0, now }
  await shop.db.transaction((tx) => release(tx, request))
  await shop.db.db.redemption.updateMany({
    where: { shopId: shop.shopId },
    data: { status: 'refused' },
  })
  expect(await shop.balance()).toEqual({ available: 30 })
})

test('nobody becomes negative by spending or by a correction', async () => {
  await inDebt()
  const memberId = await shop.memberId()
  const because = { kind: 'held', rewardId: 'r', label: '$1 off' } as const
  const request = { memberId, points: 1, redemptionId: crypto.randomUUID(), because, now }
  const held = await shop.db.transaction((tx) => hold(tx, request))
  expect(held).toMatchObject({ ok: false, refusal: { details: { available: -70, missing: 71 } } })
  expect(await adjusted(-1, 'a-2')).toMatchObject({
    ok: false,
    refusal: { code: 'insufficient_points' },
  })
})

test('the policy is that of the order: one placed under `clamp` is let go', async () => {
  shop = await aShop()
  await shop.publish({ shortfall: 'debt' }, '2026-05-01T00:00:00Z')
  await shop.settle(first)
  await aVoucher(shop, 70, now)
  await shop.settle(later(first, { cancelledAt }))
  expect(await shop.balance()).toEqual({ held: 70 })
})
