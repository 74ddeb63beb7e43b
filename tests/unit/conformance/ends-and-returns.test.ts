// Cases of the kind that the collection has, reckoned by hand: the ends of months and of summer,
// and what comes back of points over several refunds.
import { expect, test } from 'vitest'
import { type ExpiryPolicy, endOfLot } from '../../../app/loyalty/kernel/expiry.ts'
import { anExpiry } from '../../../app/loyalty/program/books-settings.ts'
import {
  pointsToReturn,
  refundShare,
} from '../../../app/loyalty/settlement/returns/refund-share.ts'
import { anOrder, later, withLineRefunded } from '../../setup/builders/order.ts'
import { of, refundedByAmount, thing } from './given.ts'

const months = (count: number) => anExpiry({ kind: 'months', months: count })
const yearly = (month: number, day: number, graceDays = 0) =>
  anExpiry({ kind: 'yearly', month, day, graceDays })

test.each<[string, string, ExpiryPolicy, string, string]>([
  ['31 January and a month', '2026-01-31T10:00:00Z', months(1), 'UTC', '2026-02-28T23:59:59.999Z'],
  [
    '31 January of a leap year',
    '2028-01-31T10:00:00Z',
    months(1),
    'UTC',
    '2028-02-29T23:59:59.999Z',
  ],
  ['29 February and a year', '2028-02-29T10:00:00Z', months(12), 'UTC', '2029-02-28T23:59:59.999Z'],
  [
    '29 February and four years',
    '2028-02-29T10:00:00Z',
    months(48),
    'UTC',
    '2032-02-29T23:59:59.999Z',
  ],
  [
    '31 August and half a year',
    '2026-08-31T10:00:00Z',
    months(6),
    'UTC',
    '2027-02-28T23:59:59.999Z',
  ],
  ['28 February and a month', '2026-02-28T10:00:00Z', months(1), 'UTC', '2026-03-28T23:59:59.999Z'],
  [
    '30 November and three months',
    '2026-11-30T10:00:00Z',
    months(3),
    'UTC',
    '2027-02-28T23:59:59.999Z',
  ],
  [
    'in New York it is still the 31st',
    '2026-02-01T03:00:00Z',
    months(1),
    'America/New_York',
    '2026-03-01T04:59:59.999Z',
  ],
  [
    'into summer there',
    '2026-02-15T12:00:00Z',
    months(1),
    'America/New_York',
    '2026-03-16T03:59:59.999Z',
  ],
  [
    'out of summer there',
    '2026-10-15T12:00:00Z',
    months(1),
    'America/New_York',
    '2026-11-16T04:59:59.999Z',
  ],
  [
    'to the day on which summer begins',
    '2026-02-08T12:00:00Z',
    months(1),
    'America/New_York',
    '2026-03-09T03:59:59.999Z',
  ],
  [
    'in Tokyo it is tomorrow',
    '2026-01-30T15:00:00Z',
    months(1),
    'Asia/Tokyo',
    '2026-02-28T14:59:59.999Z',
  ],
  [
    'in Jerusalem, over the change',
    '2026-02-27T22:30:00Z',
    months(1),
    'Asia/Jerusalem',
    '2026-03-28T20:59:59.999Z',
  ],
  [
    'days are of 24 hours, over the change',
    '2026-03-07T12:00:00Z',
    anExpiry({ kind: 'days', days: 2 }),
    'America/New_York',
    '2026-03-09T12:00:00.000Z',
  ],
  ['each 31 December', '2026-12-31T23:00:00Z', yearly(12, 31), 'UTC', '2026-12-31T23:59:59.999Z'],
  [
    'each 31 December, a second later',
    '2027-01-01T00:00:00Z',
    yearly(12, 31),
    'UTC',
    '2027-12-31T23:59:59.999Z',
  ],
  [
    'each 31 December with 30 days of grace',
    '2026-06-01T00:00:00Z',
    yearly(12, 31, 30),
    'UTC',
    '2027-01-30T23:59:59.999Z',
  ],
  [
    'each 31 June, which is the 30th',
    '2026-06-30T12:00:00Z',
    yearly(6, 31),
    'UTC',
    '2026-06-30T23:59:59.999Z',
  ],
  [
    'each 29 February, in a year that has none',
    '2026-03-01T00:00:00Z',
    yearly(2, 29),
    'UTC',
    '2027-02-28T23:59:59.999Z',
  ],
  [
    'and in one that does',
    '2027-03-01T00:00:00Z',
    yearly(2, 29),
    'UTC',
    '2028-02-29T23:59:59.999Z',
  ],
])('%s', (_, from, policy, timeZone, ends) => {
  const terms = { timeZone, movesUnannounced: false }
  expect(endOfLot(policy, new Date(from), terms).expiresAt).toEqual(new Date(ends))
})

const third = anOrder({ lines: [thing('a', 10_000, { quantity: 3 })] })
const backOf = (points: number, order: Parameters<typeof refundShare>[0]) =>
  pointsToReturn(points, refundShare(order), 'proportion')

test('of 100 points spent on three things, each that goes back brings its share and no drift', () => {
  const first = withLineRefunded(third, 'a')
  const second = withLineRefunded(first, 'a')
  const all = withLineRefunded(second, 'a')
  expect([third, first, second, all].map((order) => backOf(100, order))).toEqual([0, 33, 66, 100])
})

test('a hundred refunds of a cent bring back as much as one of a dollar', () => {
  const many = Array.from({ length: 100 }).reduce<typeof third>(
    (order) => refundedAgain(order, 1),
    of(700),
  )
  expect(backOf(250, many)).toBe(backOf(250, refundedByAmount(of(700), 100)))
  expect(backOf(250, many)).toBe(35)
})

test('lines, then an amount, then the rest', () => {
  const order = of(6000, 4000)
  const some = withLineRefunded(order, 'line-1')
  const more = refundedAgain(some, 3000)
  const all = refundedAgain(more, 3000)
  expect([some, more, all].map((one) => backOf(99, one))).toEqual([39, 69, 99])
})

function refundedAgain(order: typeof third, adjustmentMinor: number): typeof third {
  const [refund] = refundedByAmount(order, adjustmentMinor).refunds
  const id = `amount-${order.refunds.length}`
  const refunds = [...order.refunds, ...(refund ? [{ ...refund, id }] : [])]
  return later(order, { payment: 'partially_refunded', refunds })
}
