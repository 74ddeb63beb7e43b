// What was given for a friend is taken back where it turns out not to have held, whatever that was,
// and can be given again; it stays where nothing of it was the friend's doing.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { later } from '../../setup/builders/order.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { day, friend, order, other, rule, sender, strangers } from './given.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { takeOwnCode } = await import('../../../app/loyalty/referrals/own-code.server.ts')
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

const coming = (of: number, by = code, who = friend) => order(who, of, { referralCode: by })

/** Whatever is due, until nothing is. */
async function conclude(of: number): Promise<void> {
  const { shopId } = shop.db
  const states = ['ordered', 'undoing']
  for (let pass = 0; pass < 4; pass += 1) {
    const where = { shopId, state: { in: states } }
    for (const { friendId, referrerId } of await shop.db.db.referral.findMany({ where })) {
      const friendHas = { emails: [`e-${friendId}`], addresses: [] }
      const compared = { ...strangers, friend: friendHas }
      const asked = { friendId, referrerId, compared, now: day(of) }
      await shop.db.transaction((tx) => concludeReferral(tx, asked))
    }
  }
}
const merge = (deletedId: string, keptId: string, of: number) =>
  shop.db.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at: day(of), now: day(of) }))
const decide = async (intent: 'reject' | 'undo', of: number) => {
  const friendId = await shop.memberId(friend)
  return decideReferral(shop.db, { friendId, intent, by: 'staff/1', now: day(of) })
}
const stateOf = async (who: string) => {
  const where = { shopId: shop.db.shopId, friendId: await shop.memberId(who) }
  return (await shop.db.db.referral.findFirst({ where }))?.state ?? 'nothing'
}
const points = async (who: string) => (await shop.balance(who)).available ?? 0

test('an earlier order that is told late takes back what was given: nobody new came', async () => {
  await shop.settleAt(day(5), coming(5))
  await conclude(20)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
  await shop.settleAt(day(21), order(friend, 3))
  await conclude(21)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
})

test('two orders without a code, told the wrong way round: the first one decides again', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  await shop.settleAt(day(17), later(placed, { cancelledAt: day(17).toISOString() }))
  await shop.settleAt(day(18), order(friend, 18))
  await conclude(18)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
  await shop.settleAt(day(19), order(friend, 3))
  await conclude(19)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test('given, taken back and given again, with no order of theirs in between', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  await conclude(16)
  await shop.settleAt(
    day(17),
    later(placed, { customerId: other, updatedAt: day(17).toISOString() }),
  )
  await conclude(17)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
  await shop.settleAt(day(18), coming(18))
  await conclude(32)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test('given, not paid after all and paid again, it is given again', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  await conclude(16)
  const unpaid = later(placed, { payment: 'voided', updatedAt: day(17).toISOString() })
  await shop.settleAt(day(17), unpaid)
  await conclude(17)
  expect([await points(sender), await points(friend)]).toEqual([0, 0])
  await shop.settleAt(day(18), later(placed, { updatedAt: day(18).toISOString() }))
  await conclude(18)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test('whoever sent them asks to be forgotten: the friend keeps what they were given', async () => {
  await shop.settleAt(day(2), coming(2))
  await conclude(16)
  await shop.db.transaction((tx) =>
    forgetMember(tx, { customerId: sender, orderIds: [], now: day(20) }),
  )
  await shop.settleAt(day(21), order(friend, 21))
  await conclude(21)
  expect(await points(friend)).toBe(200)
})

test('two friends who turn out to be one were one friend: what the second gave is taken back', async () => {
  const second = '9004'
  await shop.settleAt(day(3), coming(2), coming(3, code, second))
  await conclude(20)
  expect([await points(sender), await points(friend), await points(second)]).toEqual([
    1000, 200, 200,
  ])
  await merge(second, friend, 21)
  await conclude(21)
  expect([await points(sender), await points(friend)]).toEqual([500, 200])
})

test('sent by two members, one friend is whose who came first', async () => {
  const second = '9004'
  await shop.settleAt(day(3), coming(3), coming(2, otherCode, second))
  await conclude(20)
  expect([await points(sender), await points(other)]).toEqual([500, 500])
  await merge(second, friend, 21)
  await conclude(21)
  expect([await points(sender), await points(other), await points(friend)]).toEqual([0, 500, 200])
})

test('a decision that is taken back leaves nobody to review who had ordered before they came', async () => {
  await shop.settleAt(day(5), coming(5))
  await conclude(20)
  await decide('reject', 20)
  await shop.settleAt(day(21), order(friend, 3))
  expect(await stateOf(friend)).toBe('rejected')
  expect(await decide('undo', 22)).toMatchObject({ ok: true })
  expect(await stateOf(friend)).toBe('rejected')
  expect(await decide('undo', 23)).toMatchObject({ ok: false })
})

test('a decision that is taken back after the first order left gives for the one that is first now', async () => {
  const placed = coming(2)
  await shop.settleAt(day(2), placed)
  await conclude(16)
  await decide('reject', 16)
  const isOthers = later(placed, { customerId: other, updatedAt: day(17).toISOString() })
  await shop.settleAt(day(17), isOthers, coming(17, otherCode))
  await decide('undo', 18)
  await conclude(31)
  expect([await points(sender), await points(other), await points(friend)]).toEqual([0, 500, 200])
})
