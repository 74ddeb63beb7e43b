// A challenge about friends: reached when the last of them was given for, undone by one who is
// taken back in time, and by none later; whatever it is told by, and given once.
import { afterEach, expect, test } from 'vitest'
import { challengeSchema } from '../../../app/loyalty/program/challenges/challenge-settings.ts'
import type { Compared } from '../../../app/loyalty/referrals/check-referral.ts'
import type { ReferralRule } from '../../../app/loyalty/rules/referral/settings.ts'
import { later } from '../../setup/builders/order.ts'
import type { Given } from '../../setup/builders/program.ts'
import type { TestShop } from '../../setup/builders/shop.ts'
import { openTestDatabase } from '../../setup/database.ts'
import { day, friend, order, other, rule, sender, strangers } from '../referrals/given.ts'

await openTestDatabase()
const { aShop } = await import('../../setup/builders/shop.ts')
const { watchChallenges } = await import('../../../app/jobs/watch-challenges.ts')
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
const { readFarings } = await import(
  '../../../app/loyalty/membership/challenges/read-farings.server.ts'
)

let shop: TestShop
afterEach(() => shop.expectBooksToAgree())

const second = '9004'
const challenge = (given: object = {}) =>
  challengeSchema.parse({
    ...{ kind: 'friends', id: 'crowd', name: 'Crowd', target: 2, points: 50, ...given },
  })
/** Nothing for friends but what the challenge gives, so that the figures are its own. */
const friendRule: ReferralRule = { ...rule, points: 1, friendPoints: 0, monthMaximum: null }
const program = (given: object = {}, holdDays = 30): Given => ({
  rules: [friendRule],
  challenges: [challenge(given)],
  challengeHoldDays: holdDays,
})

async function opened(settings: Given = program()) {
  shop = await aShop(settings)
  await shop.settleAt(day(1), order(sender, 1), order(other, 1))
  return takeOwnCode(shop.db, await shop.memberId(sender), day(1))
}

const coming = (referralCode: string, of = 2, who = friend) => order(who, of, { referralCode })

async function conclude(who: string, of: number, compared: Compared | null = apart(who)) {
  const friendId = await shop.memberId(who)
  const where = { shopId_friendId: { shopId: shop.shopId, friendId } }
  const { referrerId } = await shop.db.db.referral.findUniqueOrThrow({ where })
  const asked = { friendId, referrerId, compared, now: day(of) }
  return shop.db.transaction((tx) => concludeReferral(tx, asked))
}

const apart = (who: string): Compared => ({
  ...strangers,
  friend: { emails: [`e-${who}`], addresses: [`a-${who}`] },
})

async function decide(who: string, intent: 'accept' | 'reject' | 'undo', of: number) {
  const friendId = await shop.memberId(who)
  const decided = await decideReferral(shop.db, { friendId, intent, by: 'staff/1', now: day(of) })
  expect(decided.ok).toBe(true)
}

const merge = (keptId: string, deletedId: string, of: number) =>
  shop.db.transaction((tx) => mergeCustomers(tx, { keptId, deletedId, at: day(of), now: day(of) }))

async function fares(customerId = sender): Promise<unknown[]> {
  const memberId = await shop.memberId(customerId)
  const read = (await readFarings(shop.db, [memberId])).get(memberId) ?? []
  return read.map(({ period, count, reachedAt }) => {
    return [period, count, reachedAt && new Date(reachedAt).toISOString().slice(0, 10)]
  })
}

const points = async (customerId = sender) => (await shop.balance(customerId)).available ?? 0

/** Two friends who came on the second and third, and held on the 16th and 17th. */
async function bothHeld(settings?: Given) {
  const code = await opened(settings)
  await shop.settleAt(day(3), coming(code), coming(code, 3, second))
  await conclude(friend, 20)
  await conclude(second, 20)
  return code
}

test('a friend counts once they were given for, and the last one reaches it', async () => {
  const code = await opened()
  await shop.settleAt(day(3), coming(code), coming(code, 3, second))
  expect(await fares()).toEqual([])
  await conclude(friend, 16)
  expect(await fares()).toEqual([['once', 1, null]])
  expect(await points()).toBe(1)
  await conclude(second, 20)
  expect(await fares()).toEqual([['once', 2, '2026-05-17']])
  expect(await points()).toBe(52)
  expect(await fares(friend)).toEqual([])
})

test('concluded late or the other way round, the days on which they held decide', async () => {
  const code = await opened(program({ repeats: 'month', target: 1 }))
  // Due on the last of May, and on the first of June.
  await shop.settleAt(day(19), coming(code, 17), coming(code, 18, second))
  await conclude(second, 45)
  expect(await fares()).toEqual([['2026-06', 1, '2026-06-01']])
  await conclude(friend, 45)
  expect(await fares()).toEqual([
    ['2026-05', 1, '2026-05-31'],
    ['2026-06', 1, '2026-06-01'],
  ])
  expect(await points()).toBe(102)
})

test('several workers at once give it once', async () => {
  const code = await opened(program({ target: 1 }))
  await shop.settleAt(day(3), coming(code))
  await Promise.all([
    conclude(friend, 16),
    conclude(friend, 16),
    shop.settleAt(day(16), order(sender, 9)),
  ])
  expect(await points()).toBe(51)
})

test('a friend whom a person takes back within the days to hold undoes it', async () => {
  await bothHeld()
  expect(await points()).toBe(52)
  await decide(friend, 'reject', 30)
  expect(await fares()).toEqual([['once', 1, null]])
  expect(await points()).toBe(1)
  // Thought over once more, it is reached on that day.
  await decide(friend, 'undo', 31)
  expect(await fares()).toEqual([['once', 1, null]])
  await decide(friend, 'accept', 32)
  expect(await fares()).toEqual([['once', 2, '2026-06-01']])
  expect(await points()).toBe(52)
})

test('later it stays, and a friend given for once more reaches nothing twice', async () => {
  await bothHeld(program({}, 10))
  // Reached on the 17th: the 27th is the last day to hold.
  await decide(friend, 'reject', 28)
  expect(await fares()).toEqual([['once', 2, '2026-05-17']])
  expect(await points()).toBe(51)
  await decide(friend, 'undo', 29)
  await decide(friend, 'accept', 30)
  expect(await fares()).toEqual([['once', 2, '2026-05-17']])
  expect(await points()).toBe(52)
})

test('what was called off in time and is told late never counted, whatever the days to hold', async () => {
  const code = await bothHeld(program({}, 3))
  const gone = { cancelledAt: day(9).toISOString(), updatedAt: day(40).toISOString() }
  await shop.settleAt(day(40), later(coming(code), gone))
  await conclude(friend, 40)
  expect(await fares()).toEqual([['once', 1, null]])
  expect(await points()).toBe(1)
})

test('what the friend sends back after it has held takes nothing', async () => {
  const code = await bothHeld()
  const gone = { cancelledAt: day(19).toISOString(), updatedAt: day(21).toISOString() }
  await shop.settleAt(day(21), later(coming(code), gone))
  expect(await fares()).toEqual([['once', 2, '2026-05-17']])
  expect(await points()).toBe(52)
})

test.each([
  ['within the days to hold undoes it', 30, [['once', 1, null]], 1],
  ['after them leaves it', 10, [['once', 2, '2026-05-17']], 51],
])('two friends who turn out to be one %s', async (_, holdDays, fared, has) => {
  await bothHeld(program({}, holdDays))
  await merge(friend, second, 28)
  expect(await fares()).toEqual(fared)
  expect(await points()).toBe(has)
})

test('whoever turns out to have sent themselves has brought one less', async () => {
  await bothHeld()
  await merge(sender, friend, 28)
  await conclude(sender, 28)
  expect(await fares()).toEqual([['once', 1, null]])
  expect(await points()).toBe(1)
})

test('two who sent one friend each and turn out to be one have reached it together', async () => {
  const code = await opened()
  const otherCode = await takeOwnCode(shop.db, await shop.memberId(other), day(1))
  await shop.settleAt(day(3), coming(code), coming(otherCode, 3, second))
  await conclude(friend, 20)
  await conclude(second, 20)
  expect([await fares(), await fares(other)]).toEqual([[['once', 1, null]], [['once', 1, null]]])
  await merge(sender, other, 25)
  expect(await fares()).toEqual([['once', 2, '2026-05-17']])
  expect(await points()).toBe(52)
})

test('a friend who is forgotten was brought all the same', async () => {
  await bothHeld()
  const forget = (customerId: string) =>
    shop.db.transaction((tx) => forgetMember(tx, { customerId, orderIds: [], now: day(22) }))
  await forget(friend)
  await shop.settleAt(day(23), order(sender, 23))
  expect(await fares()).toEqual([['once', 2, '2026-05-17']])
  expect(await points()).toBe(52)
  await forget(sender)
  const left = await shop.db.db.friendBrought.count({ where: { shopId: shop.shopId } })
  expect(left).toBe(0)
})

test('a challenge that is published later counts who held since, or since its first day', async () => {
  await bothHeld({ rules: [friendRule] })
  await shop.publish(program(), day(18).toISOString())
  await watchChallenges({ now: day(21) })
  expect(await fares()).toEqual([])
  await shop.publish(program({ from: '2026-05-17' }), day(22).toISOString())
  await watchChallenges({ now: day(23) })
  expect(await fares()).toEqual([['once', 1, null]])
  await shop.publish(program({ from: '2026-05-16' }), day(24).toISOString())
  await watchChallenges({ now: day(25) })
  expect(await fares()).toEqual([['once', 2, '2026-05-24']])
  expect(await points()).toBe(52)
})
