import { afterEach, expect, test } from 'vitest'
import { aLine, anOrder, later } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'

await openTestDatabase()
const { aShop, testNow } = await import('../../setup/builders/shop.ts')
const { joinProgram, noteSignIn } = await import(
  '../../../app/loyalty/settlement/joining/join-program.server.ts'
)
const { leaveProgram } = await import('../../../app/loyalty/membership/leave-program.server.ts')
const { pauseMember, resumeMember } = await import(
  '../../../app/loyalty/membership/pause-member.server.ts'
)
const { observeCustomers } = await import(
  '../../../app/loyalty/settlement/joining/observe-customers.server.ts'
)
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)
const { resettleMember } = await import('../../../app/jobs/tasks/resettle-member.ts')
const { redeem } = await import('../../../app/loyalty/rewards/redeem.server.ts')

let shop: Awaited<ReturnType<typeof aShop>>
afterEach(() => shop.expectBooksToAgree())

const at = (day: number) => new Date(Date.UTC(2026, 4, day, 12))
const order = (n: number, day: number, given = {}) =>
  anOrder({
    orderId: `70${n}`,
    name: `#10${n}`,
    lines: [aLine(1000 * n)],
    processedAt: at(day).toISOString(),
    ...given,
  })
const joinAt = async (day: number, termsVersion: string | null = null) =>
  joinProgram(shop.db, { memberId: await shop.memberId(), termsVersion, now: at(day) })
const signup = { kind: 'signup', id: 'signup', isOn: true, points: 50 } as const
const spend = {
  kind: 'spend',
  id: 'spend',
  isOn: true,
  points: 1,
  perMinor: 100,
  minimumMinor: 0,
} as const

test('what a customer bought before joining waits, and is theirs once they join in time', async () => {
  shop = await aShop({ membership: 'joined', claimDays: 10 })
  await shop.settleAt(at(3), order(1, 1), order(2, 5), order(3, 9))
  expect(await shop.balance()).toEqual({})
  expect(await joinAt(15)).toEqual({ ok: true, value: { isRepeat: false, claimedPoints: 50 } })
  expect(await shop.balance()).toEqual({ available: 50 })
})

test('joining again changes nothing and says so', async () => {
  shop = await aShop({ membership: 'joined', rules: [spend, signup] })
  await shop.settleAt(at(3), order(1, 2))
  expect(await joinAt(4)).toMatchObject({ value: { isRepeat: false, claimedPoints: 60 } })
  expect(await joinAt(5)).toEqual({ ok: true, value: { isRepeat: true, claimedPoints: 0 } })
  expect(await shop.balance()).toEqual({ available: 60 })
})

test('of ten clicks on Join at once one joins', async () => {
  shop = await aShop({ membership: 'joined', rules: [spend, signup] })
  await shop.settleAt(at(3), order(1, 2))
  const answers = await Promise.all(Array.from({ length: 10 }, () => joinAt(4)))
  expect(answers.filter((one) => one.ok && !one.value.isRepeat)).toHaveLength(1)
  expect(await shop.balance()).toEqual({ available: 60 })
})

test('whether an order came before or after the joining, the books end the same', async () => {
  shop = await aShop({ membership: 'joined', claimDays: 10 })
  await shop.settleAt(at(2), order(1, 1))
  await joinAt(9)
  await shop.settleAt(at(20), order(2, 5), order(3, 12))
  expect(await shop.balance()).toEqual({ available: 60 })
})

test('a refund of a claimed order takes back what it gave', async () => {
  shop = await aShop({ membership: 'joined' })
  const first = order(1, 1)
  await shop.settleAt(at(2), first)
  await joinAt(3)
  await shop.settleAt(at(5), later(first, { payment: 'refunded' }))
  expect(await shop.balance()).toEqual({})
})

test('more orders than one transaction takes are left to the job, which claims the rest', async () => {
  shop = await aShop({ membership: 'joined' })
  const many = Array.from({ length: 40 }, (_, n) =>
    order(1, 1, { orderId: `8${String(n).padStart(3, '0')}` }),
  )
  await shop.settleAt(at(2), ...many)
  await joinAt(3)
  expect((await shop.balance()).available).toBe(250)
  const { shopId } = shop
  const payload = { shopId, memberId: await shop.memberId(), since: at(-30).toISOString() }
  await resettleMember(payload, { now: at(3) })
  await resettleMember(payload, { now: at(3) })
  expect((await shop.balance()).available).toBe(400)
})

test('signing in is enough where the program says so, and the first time alone', async () => {
  shop = await aShop({ membership: 'signed_in', rules: [spend, signup] })
  await shop.settleAt(at(2), order(1, 1))
  const memberId = await shop.memberId()
  await Promise.all([1, 2, 3].map(() => noteSignIn(shop.db, { memberId, now: at(3) })))
  expect(await shop.balance()).toEqual({ available: 60 })
  const where = { shopId: shop.shopId, memberId }
  expect(await shop.db.db.membershipChange.count({ where })).toBe(1)
})

test('the version of the terms and the time are kept; another version is refused', async () => {
  const terms = { termsUrl: '/pages/terms', termsVersion: '2026-05' }
  shop = await aShop({ membership: 'joined', ...terms })
  await shop.settleAt(at(2), order(1, 1))
  expect(await joinAt(3, '2025-01')).toMatchObject({ refusal: { code: 'terms_changed' } })
  expect(await joinAt(3)).toMatchObject({ refusal: { code: 'terms_changed' } })
  expect(await joinAt(4, '2026-05')).toMatchObject({ ok: true })
  const kept = await shop.db.db.membershipChange.findMany({ where: { shopId: shop.shopId } })
  expect(kept).toMatchObject([{ kind: 'joined', occurredAt: at(4), detail: { terms: '2026-05' } }])
})

test('who has left keeps their points, earns and spends nothing, and has all again on returning', async () => {
  shop = await aShop({ rules: [spend, signup] })
  await shop.settleAt(at(2), order(1, 1))
  const memberId = await shop.memberId()
  expect(await leaveProgram(shop.db, { memberId, now: at(3) })).toMatchObject({
    value: { isRepeat: false },
  })
  expect(await leaveProgram(shop.db, { memberId, now: at(3) })).toMatchObject({
    value: { isRepeat: true },
  })
  await shop.settleAt(at(5), order(2, 4))
  expect(await shop.balance()).toEqual({ available: 10 })
  const wish = { memberId, rewardId: 'x', requestId: 'r', now: at(5) }
  expect(await redeem(shop.db, wish)).toMatchObject({ refusal: { code: 'not_joined' } })
  await joinAt(6)
  // No welcome bonus: the customer came before the program did, and coming back is no coming.
  expect((await shop.balance()).available).toBe(30)
  await leaveProgram(shop.db, { memberId, now: at(7) })
  await joinAt(8)
  expect((await shop.balance()).available).toBe(30)
})

test('a paused member neither earns nor redeems until resumed, and later orders do count', async () => {
  shop = await aShop()
  await shop.settleAt(at(2), order(1, 1))
  const memberId = await shop.memberId()
  const pause = { memberId, actor: 'staff/1', note: 'Looks odd' }
  expect(await pauseMember(shop.db, { ...pause, now: at(3) })).toMatchObject({ ok: true })
  expect(await pauseMember(shop.db, { ...pause, now: at(3) })).toMatchObject({
    value: { isRepeat: true },
  })
  await shop.settleAt(at(5), order(2, 4))
  const wish = { memberId, rewardId: 'x', requestId: 'r', now: at(5) }
  expect(await redeem(shop.db, wish)).toMatchObject({ refusal: { code: 'member_paused' } })
  await resumeMember(shop.db, { ...pause, now: at(6) })
  await shop.settleAt(at(8), order(3, 7))
  expect(await shop.balance()).toEqual({ available: 40 })
})

test('a customer with an excluded tag loses what came since it may have been there, and sees no program', async () => {
  shop = await aShop({ excludedTags: ['Wholesale'] })
  await shop.settleAt(at(4), order(1, 1), order(2, 3))
  const memberId = await shop.memberId()
  const seen = (tags: string[], day: number) =>
    shop.db.transaction((tx) =>
      observeCustomers(tx, [{ customerId: '9001', tags, observedAt: at(day) }], at(day)),
    )
  await seen(['vip'], 2)
  expect(await shop.balance()).toEqual({ available: 30 })
  await seen(['vip', 'wholesale'], 5)
  // The first sight holds for the two days before it, too: the order of day 3, not that of day 1.
  expect(await shop.balance()).toEqual({ available: 10 })
  expect(await readMemberState(shop.db, { memberId, now: at(6) })).toMatchObject({
    status: 'excluded',
  })
  const wish = { memberId, rewardId: 'x', requestId: 'r', now: at(6) }
  expect(await redeem(shop.db, wish)).toMatchObject({ refusal: { code: 'member_excluded' } })
  await seen([], 7)
  await shop.settleAt(at(9), order(3, 8))
  expect(await shop.balance()).toEqual({ available: 40 })
  // Of the tags only the one that the program names was kept.
  const rows = await shop.db.db.memberTags.findMany({ where: { shopId: shop.shopId } })
  expect(rows.map((row) => row.tags)).toEqual([['wholesale'], []])
})

test('what waits is shown to whoever has not joined, with the day it is lost', async () => {
  shop = await aShop({ membership: 'joined', claimDays: 10 })
  await shop.settleAt(at(2), order(1, 1), order(2, 5))
  const memberId = await shop.memberId()
  const state = (day: number) => readMemberState(shop.db, { memberId, now: at(day) })
  expect(await state(6)).toMatchObject({
    status: 'not_joined',
    waiting: { points: 30, until: at(11).toISOString() },
  })
  expect((await state(12))?.waiting).toEqual({ points: 20, until: at(15).toISOString() })
  expect((await state(16))?.waiting).toBe(null)
})

test('whoever was a member before joining took a press of a button stays one', async () => {
  shop = await aShop({})
  await shop.publish({ membership: 'joined', claimDays: 0 }, '2026-05-10T00:00:00Z')
  const stranger = { customerId: '9002', customerCreatedAt: '2026-05-11T00:00:00.000Z' }
  await shop.settleAt(at(20), order(1, 1), order(2, 12), order(3, 12, stranger))
  expect(await shop.balance()).toEqual({ available: 30 })
  expect(await shop.balance('9002')).toEqual({})
  const stateOf = async (customerId: string) => {
    const memberId = await shop.memberId(customerId)
    return (await readMemberState(shop.db, { memberId, now: at(20) }))?.status
  }
  expect([await stateOf('9001'), await stateOf('9002')]).toEqual(['member', 'not_joined'])
  await leaveProgram(shop.db, { memberId: await shop.memberId(), now: at(21) })
  await shop.settleAt(at(23), order(4, 22))
  expect(await shop.balance()).toEqual({ available: 30 })
})

test('a membership history cannot be rewritten', async () => {
  shop = await aShop({ membership: 'joined' })
  await shop.settleAt(testNow, order(1, 1))
  await joinAt(3)
  const rewrite = shop.db.db.membershipChange.updateMany({
    where: { shopId: shop.shopId },
    data: { shopId: shop.shopId, kind: 'left' },
  })
  await expect(rewrite).rejects.toThrow(/append-only/)
})
