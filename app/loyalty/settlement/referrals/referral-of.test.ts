// What a referral is by the friend's orders, without a database.
import { expect, test } from 'vitest'
import { aLine, anOrder } from '../../../../tests/setup/builders/order.ts'
import type { FriendTerms } from '../../rules/rule-kind.ts'
import { type FriendKnown, type OrderOfFriend, referralOf } from './referral-of.ts'

const terms: FriendTerms = {
  ruleId: 'friends',
  points: 100,
  friendPoints: 50,
  minimumMinor: 0,
  holdDays: 14,
  monthMaximum: null,
  weekMaximum: 3,
}
const placedAt = '2026-03-01T12:00:00.000Z'

function known(order: Partial<OrderOfFriend>, given: Partial<FriendKnown> = {}): FriendKnown {
  const snapshot = anOrder({ processedAt: placedAt, lines: [aLine(2000)] })
  const theirs = { snapshot, observed: undefined, stoodUntil: 0, version: 1, terms, ...order }
  return {
    friendId: 'friend',
    referrerId: 'referrer',
    tie: { is: 'ordered', code: 'ABCD', orderId: theirs.snapshot.orderId },
    orders: [theirs],
    before: null,
    now: new Date('2026-03-02T00:00:00Z'),
    ...given,
  }
}

const dueOf = (order: Partial<OrderOfFriend>) => referralOf(known(order))?.dueAt?.toISOString()

test('the days to hold are counted from when the order was paid', () => {
  expect(dueOf({})).toBe('2026-03-15T12:00:00.000Z')
  expect(dueOf({ observed: { paidAt: '2026-03-11T08:00:00.000Z' } })).toBe(
    '2026-03-25T08:00:00.000Z',
  )
})

test('until somebody tells when that was, they are counted from the order', () => {
  expect(dueOf({ observed: { paidAt: null } })).toBe('2026-03-15T12:00:00.000Z')
})

test('a number that was given under stays used, also where no order is left', () => {
  const first = referralOf(known({}))
  if (!first) throw new Error('there is none')
  const gone = known({}, { tie: { is: 'none' }, referrerId: null })
  expect(referralOf({ ...gone, before: first })).toBeNull()
  const given = { ...first, state: 'rejected' as const, eventKey: 'friend/1' }
  expect(referralOf({ ...gone, before: given })?.eventKey).toBe('friend/1')
  expect(referralOf(known({}, { before: given }))?.eventKey).toBe('friend/1')
})
