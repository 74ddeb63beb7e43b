// What is given for no order is kept beside what it was for: a challenge, a friend. Whoever changes
// the one by hand, in the books or in what is kept, is named.
import { beforeAll, expect, test } from 'vitest'
import type { ShopTx } from '../../../../app/db.server.ts'
import { challengeSchema } from '../../../../app/loyalty/program/challenges/challenge-settings.ts'
import type { TestShop } from '../../../setup/builders/shop.ts'
import { openTestDatabase } from '../../../setup/database.ts'
import { day, friend, order, rule, sender, strangers } from '../../referrals/given.ts'

await openTestDatabase()
const { findAll, tamper } = await import('./kept-shop.ts')
const { aShop } = await import('../../../setup/builders/shop.ts')
const { takeOwnCode } = await import('../../../../app/loyalty/referrals/own-code.server.ts')
const { concludeReferral } = await import(
  '../../../../app/loyalty/settlement/referrals/conclude-referral.server.ts'
)

let shop: TestShop
let ids: Record<string, string>

beforeAll(async () => {
  const goal = { kind: 'orders', id: 'opening', name: 'Opening', target: 1, points: 25 }
  shop = await aShop({ rules: [rule], challenges: [challengeSchema.parse(goal)] })
  await shop.settleAt(day(1), order(sender, 1))
  const referrerId = await shop.memberId(sender)
  const referralCode = await takeOwnCode(shop.db, referrerId, day(1))
  await shop.settleAt(day(2), order(friend, 2, { referralCode }))
  const friendId = await shop.memberId(friend)
  const asked = { friendId, referrerId, compared: strangers, now: day(20) }
  await shop.db.transaction((tx) => concludeReferral(tx, asked))
  ids = { friend: friendId, sender: referrerId }
})

const changes: Record<string, [(tx: ShopTx) => Promise<unknown>, string]> = {
  'what a challenge says it gave': [
    (tx) => tx.sql`UPDATE member_challenges SET points = 30 WHERE shop_id = ${tx.shopId}`,
    'a challenge gave what it says: challenge/opening/once member {friend}: 30, not 25',
  ],
  'a challenge that is taken out': [
    (tx) => tx.sql`DELETE FROM member_challenges WHERE shop_id = ${tx.shopId}`,
    'a challenge gave what it says: challenge/opening/once member {sender}: 0, not 25',
  ],
  'what a challenge gave, with balance and lot': [
    async (tx) => {
      await tx.sql`UPDATE transfers SET amount = amount + 5
        WHERE shop_id = ${tx.shopId} AND key LIKE 'challenge/%'`
      await tx.sql`UPDATE lots SET available_left = available_left + 5
        WHERE shop_id = ${tx.shopId} AND key LIKE 'challenge/%'`
      await tx.sql`UPDATE balances SET available = available + 5 WHERE shop_id = ${tx.shopId}`
    },
    'a challenge gave what it says: challenge/opening/once member {sender}: 25, not 30',
  ],
  'what a friend says was given': [
    (tx) => tx.sql`UPDATE referrals SET points_referrer = 0 WHERE shop_id = ${tx.shopId}`,
    'friends were given for as it is kept: member {sender}: 0, not 500',
  ],
  'that a friend who holds is counted': [
    (tx) => tx.sql`UPDATE friends_brought SET lost_at = held_at WHERE shop_id = ${tx.shopId}`,
    'challenges count the friends who hold: friend {friend}/1 of {sender}: 0, not 1',
  ],
  'of whom a friend is counted': [
    (tx) => tx.sql`UPDATE friends_brought SET referrer_id = (SELECT friend_id FROM referrals
      WHERE shop_id = ${tx.shopId}) WHERE shop_id = ${tx.shopId}`,
    'challenges count the friends who hold: friend {friend}/1 of {friend}: 1, not 0',
  ],
  'that a friend has held': [
    (tx) => tx.sql`UPDATE referrals SET state = 'rejected' WHERE shop_id = ${tx.shopId}`,
    'friends were given for as it is kept: member {friend}: 0, not 200',
  ],
}

test('what nobody touched agrees', async () => {
  expect(await findAll(shop.db)).toEqual([])
})

test.each(Object.entries(changes))('changed by hand is named: %s', async (_, [change, named]) => {
  const found = await tamper(shop, change)
  expect(found).toContain(named.replace(/\{(\w+)\}/g, (_all, who) => ids[who] ?? ''))
})
