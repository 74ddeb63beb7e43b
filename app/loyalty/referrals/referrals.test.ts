import { describe, expect, test } from 'vitest'
import { aLine, anOrder, withLineRefunded } from '../../../tests/setup/builders/order.ts'
import { readReferralCode } from '../kernel/referrals/referral-code.ts'
import { checkReferral, type Facts } from './check-referral.ts'
import { judgeOrder } from './judge-order.ts'
import { doorOf, mailboxOf } from './normalise.ts'
import { type FriendOrder, tieOf } from './tie-of.ts'

const at = (day: number) => new Date(Date.UTC(2026, 4, day)).toISOString()
const paid = (day: number, code: string | null = null): FriendOrder => ({
  orderId: String(day),
  processedAt: at(day),
  stoodUntil: Number.POSITIVE_INFINITY,
  code,
})
const cancelled = (day: number, on: number, code: string | null = null): FriendOrder => ({
  ...paid(day, code),
  stoodUntil: Date.parse(at(on)),
})
const unpaid = (day: number, code: string | null = null): FriendOrder => ({
  ...paid(day, code),
  stoodUntil: null,
})

test.each([
  ['nothing at all', [], null, { is: 'none' }],
  ['a code that was typed, and no order', [], 1, { is: 'came', code: 'TYPED' }],
  ['an order that is not paid', [unpaid(2, 'A')], null, { is: 'came', code: 'A' }],
  ['the first order', [paid(2, 'A')], null, { is: 'ordered', code: 'A', orderId: '2' }],
  ['the code on it before the typed one', [paid(2, 'A')], 1, { is: 'ordered', code: 'A' }],
  ['the typed one where it names none', [paid(2)], 1, { is: 'ordered', code: 'TYPED' }],
  ['one typed after it', [paid(2)], 3, { is: 'none' }],
  ['a later order', [paid(2), paid(3, 'B')], null, { is: 'late', code: 'B', orderId: '3' }],
  ['two codes', [paid(2, 'A'), paid(3, 'B')], null, { is: 'ordered', code: 'A' }],
  [
    'one that was called off before the next',
    [cancelled(2, 3, 'A'), paid(4, 'B')],
    null,
    { is: 'ordered', code: 'B', orderId: '4' },
  ],
  [
    'one that was called off after the next',
    [cancelled(2, 5, 'A'), paid(4, 'B')],
    null,
    { is: 'ordered', code: 'A', orderId: '2' },
  ],
])('whose friend somebody is by %s', (_, orders, typedOn, tie) => {
  const claim = typedOn === null ? null : { code: 'TYPED', at: at(typedOn) }
  expect(tieOf(orders, claim)).toMatchObject(tie)
})

describe('what is asked before anything is given', () => {
  const clear: Facts = {
    terms: { monthMaximum: 3, weekMaximum: 5 },
    compared: {
      friend: { emails: ['e1'], addresses: ['a1'] },
      referrer: { emails: ['e2'], addresses: ['a2'] },
      friendOrders: { counted: 1, known: 1 },
    },
    otherPrints: ['e3', 'a3'],
    friendsInWeek: 4,
    givenInMonth: 2,
  }
  const seen = clear.compared as NonNullable<Facts['compared']>
  const review = (...reasons: string[]) => ({ is: 'review', reasons })
  test.each<[string, Partial<Facts>, object]>([
    ['nothing in common', {}, { is: 'clear' }],
    ['the last of a month', { givenInMonth: 2 }, { is: 'clear' }],
    ['one more than that', { givenInMonth: 3 }, { is: 'rejected', reasons: ['month_maximum'] }],
    [
      'any number',
      { givenInMonth: 99, terms: { monthMaximum: null, weekMaximum: 5 } },
      { is: 'clear' },
    ],
    ['the fifth of a week', { friendsInWeek: 4 }, { is: 'clear' }],
    ['the sixth', { friendsInWeek: 5 }, review('many_friends')],
    [
      'the same mailbox',
      { compared: { ...seen, friend: { emails: ['e2'], addresses: [] } } },
      review('same_email'),
    ],
    [
      'the same door',
      { compared: { ...seen, friend: { emails: [], addresses: ['a1', 'a2'] } } },
      review('same_address'),
    ],
    [
      'the door of another friend',
      { compared: { ...seen, friend: { emails: ['e1'], addresses: ['a3'] } } },
      review('shared_with_friend'),
    ],
    [
      'orders that we may not see',
      { compared: { ...seen, friendOrders: { counted: 2, known: 1 } } },
      review('unknown_orders'),
    ],
    ['nobody could be asked', { compared: null }, review('not_compared')],
    [
      'several at once',
      { compared: null, friendsInWeek: 9 },
      review('not_compared', 'many_friends'),
    ],
  ])('%s', (_, given, verdict) => {
    expect(checkReferral({ ...clear, ...given })).toEqual(verdict)
  })
})

describe('whether an order earns for a friend', () => {
  const terms = { minimumMinor: 2000 }
  const judge = (then: ReturnType<typeof anOrder>, isChargedBack = false) =>
    judgeOrder({ then, terms, isChargedBack })
  const two = anOrder({ lines: [aLine(4000, { quantity: 2 })] })
  test.each([
    ['at the least', anOrder({ lines: [aLine(2000)] }), null],
    ['a cent below', anOrder({ lines: [aLine(1999)] }), 'below_minimum'],
    ['called off', { ...two, cancelledAt: at(3) }, 'cancelled'],
    ['half of it refunded, to the least', withLineRefunded(two, 'line-4000'), null],
    ['all of it refunded', withLineRefunded(two, 'line-4000', 2), 'refunded'],
    [
      'a cent more refunded by amount',
      { ...two, refunds: [{ id: '1', createdAt: at(3), lines: [], adjustmentMinor: 2001 }] },
      'refunded',
    ],
  ])('%s', (_, order, answer) => expect(judge(order)).toBe(answer))
  test('charged back', () => expect(judge(two, true)).toBe('charged_back'))
})

test.each([
  ['Ada.Fern+two@Example.com', 'ada.fern@example.com'],
  ['ada.fern@example.com', 'ada.fern@example.com'],
])('%s is the mailbox %s', (email, mailbox) => expect(mailboxOf(email)).toBe(mailbox))

test('Gmail’s dots and its other name lead to the same mailbox', () => {
  const at = (name: string, host: string) => `${name}@${host}`
  const [one, other] = ['gmail.com', 'googlemail.com']
  expect(mailboxOf(at('a.d.a+shop', other))).toBe(mailboxOf(at('ADA', one)))
  expect(mailboxOf(at('ada', one))).not.toBe(mailboxOf(at('adb', one)))
})

test('one door is one door, however it is written; too little tells none', () => {
  const door = { address1: '5 Rue de l’Été', address2: null, city: 'Lyon', zip: '69001' }
  const other = { ...door, address1: '5, RUE de l’ete', city: 'LYON', zip: '69 001' }
  const france = { countryCode: 'FR' }
  expect(doorOf({ ...door, ...france })).toBe(doorOf({ ...other, ...france }))
  expect(doorOf({ ...door, ...france, address2: 'Flat 2' })).not.toBe(
    doorOf({ ...door, ...france }),
  )
  expect(doorOf({ ...door, ...france, address1: null })).toBeNull()
  expect(doorOf({ ...door, ...france, zip: null, city: null })).toBeNull()
})

test('a code is read in any case and with dashes; letters that look alike are in none', () => {
  expect(readReferralCode(' abcd-2345 ')).toBe('ABCD2345')
  for (const typed of ['ABCD234', 'ABCD23456', 'ABCD234O', 'ABCD2341', "ABCD'345"])
    expect(readReferralCode(typed)).toBeNull()
})
