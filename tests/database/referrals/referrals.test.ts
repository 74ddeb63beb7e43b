// A friend comes by a member's code, orders, and what they ordered holds: both sides are given
// their points once, in whatever order it is told.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Compared } from '../../../app/loyalty/referrals/check-referral.ts'
import { aRefund, later, withLineRefunded } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { day, friend, order, other, rule, sender, strangers } from './given.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { takeOwnCode } = await import('../../../app/loyalty/referrals/own-code.server.ts')
const { claimCode } = await import('../../../app/loyalty/settlement/referrals/claim-code.server.ts')
const { concludeReferral } = await import(
  '../../../app/loyalty/settlement/referrals/conclude-referral.server.ts'
)
const { decideReferral } = await import(
  '../../../app/loyalty/settlement/referrals/decide-referral.server.ts'
)
const { mergeCustomers } = await import(
  '../../../app/loyalty/settlement/merge/merge-customers.server.ts'
)
const { forgetMember } = await import('../../../app/loyalty/members/forget-member.server.ts')
const { exportMember } = await import('../../../app/loyalty/members/export-member.server.ts')
const { readMemberState } = await import(
  '../../../app/loyalty/storefront/read-member-state.server.ts'
)

let shop: Awaited<ReturnType<typeof aShop>>
let code: string
let otherCode: string

beforeEach(async () => {
  shop = await aShop({ rules: [rule] })
  await shop.settleAt(day(1), order(sender, 1), order(other, 1))
  code = await takeOwnCode(shop.db, await shop.memberId(sender), day(1))
  otherCode = await takeOwnCode(shop.db, await shop.memberId(other), day(1))
})
afterEach(() => shop.expectBooksToAgree())

const coming = (of: number, by = code) => order(friend, of, { referralCode: by })
const rowOf = async (who = friend) => {
  const friendId = await shop.memberId(who)
  return shop.db.db.referral.findFirst({ where: { shopId: shop.db.shopId, friendId } })
}
const conclude = async (of: number, compared: Compared | null = strangers, who = friend) => {
  const row = await rowOf(who)
  if (!row) return false
  const { friendId, referrerId } = row
  return shop.db.transaction((tx) =>
    concludeReferral(tx, { friendId, referrerId, compared, now: day(of) }),
  )
}
const decide = async (intent: 'accept' | 'reject' | 'undo', of: number) => {
  const friendId = await shop.memberId(friend)
  return decideReferral(shop.db, { friendId, intent, by: 'staff/1', now: day(of) })
}
const points = async (who: string) => {
  const memberId = await shop.memberId(who)
  const found = await shop.db.db.balance.findFirst({ where: { shopId: shop.db.shopId, memberId } })
  return found?.available ?? 0
}

test('both sides are given theirs once the days are over, and not before', async () => {
  await shop.settleAt(day(2), coming(2))
  expect(await rowOf()).toMatchObject({ state: 'ordered', dueAt: day(16) })
  expect(await conclude(15)).toBe(false)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
  expect(await conclude(16)).toBe(true)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
  expect(await conclude(17)).toBe(false)
  expect(await rowOf()).toMatchObject({ state: 'held', pointsReferrer: 500, pointsFriend: 200 })
})

test('several workers at once give it once', async () => {
  await shop.settleAt(day(2), coming(2))
  await Promise.all([conclude(16), conclude(16), conclude(16), conclude(16)])
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test('refunded within the days, it gives nothing; afterwards it stays', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  const refund = (of: number) => {
    const back = withLineRefunded(placed, 'line-5000')
    const [first] = back.refunds
    return { ...back, refunds: [{ ...aRefund(first), createdAt: day(of).toISOString() }] }
  }
  await shop.settleAt(day(10), refund(10))
  expect(await rowOf()).toMatchObject({ state: 'rejected', reasons: ['refunded'] })
  expect(await conclude(16)).toBe(false)
  // The stamp was wrong: it was given back when the days were over.
  await shop.settleAt(day(20), later(refund(18), { updatedAt: day(20).toISOString() }))
  expect(await rowOf()).toMatchObject({ state: 'ordered' })
  await conclude(20)
  expect(await points(sender)).toBe(500)
})

test('a cancellation that is told late takes back what was given', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  await conclude(16)
  await shop.settleAt(day(20), later(placed, { cancelledAt: day(9).toISOString() }))
  expect(await rowOf()).toMatchObject({ state: 'undoing' })
  expect(await conclude(20)).toBe(true)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
  expect(await rowOf()).toMatchObject({ state: 'rejected', reasons: ['cancelled'] })
})

test('a cancellation after the days leaves what was given', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  await conclude(16)
  await shop.settleAt(day(20), later(placed, { cancelledAt: day(19).toISOString() }))
  expect(await rowOf()).toMatchObject({ state: 'held' })
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test.each([
  ['in their order', [0, 1]],
  ['shuffled', [1, 0]],
])('of two codes that of the first order decides, told %s', async (_, places) => {
  const told = [coming(2), coming(3, otherCode)]
  for (const place of places) await shop.settleAt(day(4), told[place] as ReturnType<typeof coming>)
  expect((await rowOf())?.referrerId).toBe(await shop.memberId(sender))
})

test('an earlier order that is told late makes them nobody new', async () => {
  await shop.settleAt(day(5), coming(5))
  expect(await rowOf()).toMatchObject({ state: 'ordered' })
  await shop.settleAt(day(6), order(friend, 3))
  expect(await rowOf()).toMatchObject({ state: 'rejected', reasons: ['ordered_before'] })
})

test('two friends, one code: each counts, up to the most of a month', async () => {
  const [second, third] = ['9004', '9005']
  const by = { referralCode: code }
  await shop.settleAt(day(4), coming(2), order(second, 3, by), order(third, 4, by))
  for (const who of [friend, second, third]) await conclude(25, strangersOf(who), who)
  expect(await points(sender)).toBe(1000)
  expect(await rowOf(third)).toMatchObject({ state: 'rejected', reasons: ['month_maximum'] })
})

const strangersOf = (who: string): Compared => ({
  ...strangers,
  friend: { emails: [`e-${who}`], addresses: [`a-${who}`] },
})

test('their own code gives nothing', async () => {
  const own = await takeOwnCode(shop.db, await shop.memberId(sender), day(1))
  expect(own).toBe(code)
  await shop.settleAt(day(2), order('9009', 2))
  const theirs = await takeOwnCode(shop.db, await shop.memberId('9009'), day(2))
  await shop.settleAt(day(3), later(order('9009', 2), { referralCode: theirs }))
  expect(await rowOf('9009')).toMatchObject({ state: 'rejected', reasons: ['self'] })
})

test('what looks suspicious waits for a person, who accepts, and may think again', async () => {
  await shop.settleAt(day(2), coming(2))
  await conclude(16, { ...strangers, friend: { ...strangers.friend, addresses: ['a-sender'] } })
  expect(await rowOf()).toMatchObject({ state: 'review', reasons: ['same_address'] })
  expect(await points(sender)).toBe(0)
  expect(await decide('accept', 17)).toMatchObject({ ok: true })
  expect(await decide('accept', 17)).toMatchObject({ ok: false })
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
  await decide('undo', 18)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
  await decide('reject', 18)
  expect(await rowOf()).toMatchObject({ state: 'rejected', decidedBy: 'staff/1' })
  await decide('undo', 18)
  await decide('accept', 19)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test('a code that was typed before the first order counts, and only one does', async () => {
  const memberId = await (async () => {
    await shop.settleAt(
      day(2),
      order(friend, 2, { payment: 'pending', cancelledAt: day(2).toISOString() }),
    )
    return shop.memberId(friend)
  })()
  const type = (typed: string) => claimCode(shop.db, { memberId, typed, now: day(3) })
  expect(await type('nobody')).toMatchObject({ refusal: { code: 'friend_code_unknown' } })
  expect(await type(`${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`)).toMatchObject({
    ok: true,
  })
  expect(await type(otherCode)).toMatchObject({ refusal: { code: 'friend_code_used' } })
  expect(await rowOf()).toMatchObject({ state: 'came' })
  await shop.settleAt(day(4), order(friend, 4))
  expect(await rowOf()).toMatchObject({ state: 'ordered', dueAt: day(18) })
  const late = await shop.memberId(sender)
  expect(await claimCode(shop.db, { memberId: late, typed: otherCode, now: day(5) })).toMatchObject(
    {
      refusal: { code: 'friend_code_late' },
    },
  )
})

test('two who turn out to be one have sent themselves: what was given is taken back', async () => {
  await shop.settleAt(day(2), coming(2))
  await conclude(16)
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: sender, deletedId: friend, at: day(20), now: day(20) }),
  )
  const row = await shop.db.db.referral.findFirst({ where: { shopId: shop.db.shopId } })
  expect(row).toMatchObject({ state: 'undoing', reasons: ['self'] })
  const { friendId, referrerId } = row ?? { friendId: '', referrerId: '' }
  await shop.db.transaction((tx) =>
    concludeReferral(tx, { friendId, referrerId, compared: null, now: day(20) }),
  )
  expect(await points(sender)).toBe(0)
})

test('a friend who was merged takes their referral along, and is welcomed once', async () => {
  await shop.settleAt(day(2), coming(2))
  await shop.db.transaction((tx) =>
    mergeCustomers(tx, { keptId: '9010', deletedId: friend, at: day(5), now: day(5) }),
  )
  expect(await conclude(16, strangers, '9010')).toBe(true)
  expect([await points(sender), await points('9010')]).toEqual([500, 200])
})

test('whoever asks to be forgotten leaves nothing to compare, and no code', async () => {
  await shop.settleAt(day(2), coming(2))
  await conclude(16)
  const told = await shop.db.transaction((tx) => exportMember(tx, sender))
  expect(told).toMatchObject({
    referralCode: code,
    referrals: [{ as: 'referrer', state: 'held', points: 500 }],
  })
  const forget = (customerId: string) =>
    shop.db.transaction((tx) => forgetMember(tx, { customerId, orderIds: [], now: day(20) }))
  const friendId = await shop.memberId(friend)
  await forget(friend)
  const row = await shop.db.db.referral.findFirst({ where: { shopId: shop.db.shopId, friendId } })
  expect(row).toMatchObject({ state: 'held', prints: [] })
  await forget(sender)
  const codes = await shop.db.db.referralCode.findMany({ where: { shopId: shop.db.shopId, code } })
  expect(codes).toEqual([])
})

test('a member is told of friends by day and state, never by name', async () => {
  await shop.settleAt(day(2), coming(2))
  const memberId = await shop.memberId(sender)
  const state = await readMemberState(shop.db, { memberId, now: day(3) })
  expect(state?.friends).toEqual({
    code,
    sent: [{ at: day(2).toISOString(), state: 'waiting', points: 0 }],
  })
  const theirs = await readMemberState(shop.db, {
    memberId: await shop.memberId(friend),
    now: day(3),
  })
  expect(theirs?.friends).toMatchObject({ code: null, invited: { state: 'waiting', points: 0 } })
})
