// Goals at their limits: what is reached, when, and what a refund undoes.
import { expect, test } from 'vitest'
import { type Challenge, challengeSchema } from '../../program/challenges/challenge-settings.ts'
import type { OrderOnTheWay } from './challenge-orders.ts'
import { type Edition, runCourse } from './course.ts'
import { weekOf } from './period.ts'
import type { FriendBrought } from './steps.ts'

const timeZone = 'America/New_York'
const begun = Date.parse('2026-01-01T05:00:00Z')

const challenge = (given: Partial<Record<string, unknown>>): Challenge =>
  challengeSchema.parse({ kind: 'orders', id: 'c', name: 'Start', target: 2, ...given })

const since = (one: Challenge | null, from = begun, holdDays = 30): Edition => {
  return { from, challenge: one, holdDays }
}

interface Bought {
  units?: number
  spendMinor?: number
  /** When all of it went back. */
  gone?: string
}

function order(on: string, { units = 1, spendMinor = 1000, gone }: Bought = {}): OrderOnTheWay {
  const at = Date.parse(on.includes('T') ? on : `${on}T12:00:00Z`)
  return {
    at,
    week: weekOf(at, timeZone),
    known: [
      { from: at, counts: { spendMinor, unitsIn: () => units } },
      ...(gone ? [{ from: Date.parse(gone), counts: null }] : []),
    ],
  }
}

const friend = (at: string, until: string | null = null): FriendBrought => ({
  at: Date.parse(at),
  until: until === null ? null : Date.parse(until),
})

type Step = OrderOnTheWay | FriendBrought

const stepsOf = (all: Step[]) => ({
  orders: all.filter((one) => 'known' in one),
  friends: all.filter((one) => 'until' in one),
})

const run = (all: Step[], editions: Edition[], now = '2026-12-01T00:00:00Z') => {
  const told = { now: Date.parse(now), timeZone }
  const { reached, underWay } = runCourse(stepsOf(all), editions, told)
  const days = reached.map(({ period, at }) => [period, new Date(at).toISOString().slice(0, 10)])
  return { reached: days, underWay: underWay && [underWay.period, underWay.count] }
}

const two = { kind: 'friends', target: 2 } as const

test.each<[string, Partial<Challenge>, Step[], boolean, number]>([
  ['one order short', { target: 3 }, [order('2026-02-01'), order('2026-02-02')], false, 2],
  ['the last order', { target: 2 }, [order('2026-02-01'), order('2026-02-02')], true, 2],
  ['one unit short', { kind: 'pieces', target: 5 }, [order('2026-02-01', { units: 4 })], false, 4],
  ['the last unit', { kind: 'pieces', target: 5 }, [order('2026-02-01', { units: 5 })], true, 5],
  [
    'a cent short',
    { kind: 'amount', targetMinor: 2000 },
    [order('2026-02-01'), order('2026-02-02', { spendMinor: 999 })],
    false,
    1999,
  ],
  [
    'the last cent',
    { kind: 'amount', targetMinor: 2000 },
    [order('2026-02-01'), order('2026-02-02')],
    true,
    2000,
  ],
  ['one friend short', two, [friend('2026-02-01')], false, 1],
  ['the last friend', two, [friend('2026-02-01'), friend('2026-02-02')], true, 2],
  ['friends alone, and no orders', two, [friend('2026-02-01'), order('2026-02-02')], false, 1],
  [
    'a friend who never held',
    two,
    [friend('2026-02-01'), friend('2026-02-02', '2026-02-02')],
    false,
    1,
  ],
])('%s', (_, given, orders, isReached, count) => {
  const result = run(orders, [since(challenge(given))])
  expect([result.reached.length > 0, result.underWay?.[1]]).toEqual([isReached, count])
})

// The weeks of 2026-11-02 (a Monday) and those after it.
test.each<[string, string[], number, number]>([
  ['a gap breaks the run', ['2026-11-02', '2026-11-16', '2026-11-23'], 0, 2],
  ['three in a row', ['2026-11-09', '2026-11-16', '2026-11-23'], 1, 3],
  ['two in one week are one', ['2026-11-16', '2026-11-17', '2026-11-23'], 0, 2],
  ['a run from before last week is over', ['2026-11-02', '2026-11-09'], 0, 0],
  ['last week keeps it alive', ['2026-11-09', '2026-11-16'], 0, 2],
])('weeks in a row: %s', (_, days, times, count) => {
  const three = challenge({ kind: 'weeks', target: 3 })
  const { reached, underWay } = run(
    days.map((day) => order(day)),
    [since(three)],
    '2026-11-25T00:00:00Z',
  )
  expect([reached.length, underWay?.[1]]).toEqual([times, count])
})

test('a week ends on Sunday night of the shop, not of Greenwich', () => {
  const sunday = order('2026-11-09T04:59:59Z')
  const monday = order('2026-11-09T05:00:00Z')
  expect(monday.week - sunday.week).toBe(1)
})

test('a run ends with the first week that has passed without an order', () => {
  const editions = [since(challenge({ kind: 'weeks', target: 3 }))]
  const orders = [order('2026-11-10'), order('2026-11-17')]
  const at = (now: string) =>
    runCourse(stepsOf(orders), editions, { now: Date.parse(now), timeZone }).underWay
  expect(at('2026-11-20T00:00:00Z')).toMatchObject({
    count: 2,
    until: Date.parse('2026-11-30T05:00:00Z'),
  })
  expect(at('2026-11-30T04:59:59Z')?.count).toBe(2)
  expect(at('2026-11-30T05:00:00Z')?.count).toBe(0)
})

test('again each month: the turn of the month is the shop’s', () => {
  const monthly = [since(challenge({ repeats: 'month' }))]
  const orders = [
    order('2026-02-10'),
    order('2026-03-01T04:59:59Z'),
    order('2026-03-01T05:00:00Z'),
    order('2026-03-20'),
  ]
  expect(run(orders, monthly, '2026-03-25T00:00:00Z')).toEqual({
    reached: [
      ['2026-02', '2026-03-01'],
      ['2026-03', '2026-03-20'],
    ],
    underWay: ['2026-03', 2],
  })
})

test('outside its window nothing counts: both days take part', () => {
  const dated = [since(challenge({ from: '2026-03-01', until: '2026-03-31' }))]
  const outside = [order('2026-03-01T04:59:59Z'), order('2026-04-01T04:00:00Z')]
  const inside = [order('2026-03-01T05:00:00Z'), order('2026-04-01T03:59:59Z')]
  expect(run(outside, dated)).toEqual({ reached: [], underWay: null })
  expect(run(inside, dated).reached).toEqual([['once', '2026-04-01']])
})

test('without a first day it counts from when it was first published, and goes on counting', () => {
  const editions = [
    since(challenge({}), Date.parse('2026-05-01T00:00:00Z')),
    since(challenge({ points: 50 }), Date.parse('2026-05-10T00:00:00Z')),
  ]
  const orders = [order('2026-04-30'), order('2026-05-02'), order('2026-05-12')]
  expect(run(orders, editions).reached).toEqual([['once', '2026-05-12']])
})

test('an easier goal is reached the moment it begins, by what is there', () => {
  const editions = [
    since(challenge({ target: 3 })),
    since(challenge({ target: 2 }), Date.parse('2026-06-01T00:00:00Z')),
  ]
  expect(run([order('2026-02-01'), order('2026-02-02')], editions).reached).toEqual([
    ['once', '2026-06-01'],
  ])
})

test('what a version gave stays when the next one has no such challenge', () => {
  const editions = [since(challenge({})), since(null, Date.parse('2026-06-01T00:00:00Z'))]
  const orders = [order('2026-02-01'), order('2026-02-02'), order('2026-07-01')]
  expect(run(orders, editions)).toEqual({ reached: [['once', '2026-02-02']], underWay: null })
})

test.each([
  ['on the last day to hold, a refund undoes it', '2026-03-04T12:00:00Z', 0],
  ['a second later it stays', '2026-03-04T12:00:01Z', 1],
])('%s', (_, gone, times) => {
  const orders = [order('2026-02-01', { gone }), order('2026-02-02')]
  expect(run(orders, [since(challenge({}))]).reached).toHaveLength(times)
})

test('undone and reached once more, it has the later day', () => {
  const orders = [
    order('2026-02-01', { gone: '2026-02-05T00:00:00Z' }),
    order('2026-02-02'),
    order('2026-02-20'),
  ]
  expect(run(orders, [since(challenge({}))]).reached).toEqual([['once', '2026-02-20']])
})

test('what is yet to come is not looked at', () => {
  const orders = [order('2026-02-01'), order('2026-02-02')]
  const { reached } = run(orders, [since(challenge({}))], '2026-02-02T00:00:00Z')
  expect(reached).toEqual([])
})

// The second friend came on 2026-02-02, and with them it was reached; it holds for thirty days.
test.each([
  ['on the last day to hold, a friend who is lost undoes it', '2026-03-04T00:00:00Z', 0],
  ['a second later it stays', '2026-03-04T00:00:01Z', 1],
])('%s', (_, until, times) => {
  const friends = [friend('2026-02-01', until), friend('2026-02-02')]
  expect(run(friends, [since(challenge(two))]).reached).toHaveLength(times)
})

test('a friend given for again counts from then on, and what they counted for before stays', () => {
  const monthly = [since(challenge({ kind: 'friends', target: 1, repeats: 'month' }), begun, 3)]
  const friends = [friend('2026-02-02', '2026-02-20'), friend('2026-03-10')]
  expect(run(friends, monthly).reached).toEqual([
    ['2026-02', '2026-02-02'],
    ['2026-03', '2026-03-10'],
  ])
})

test('the month in which a friend was given for decides, by the clock of the shop', () => {
  const monthly = [since(challenge({ ...two, repeats: 'month' }))]
  const friends = [friend('2026-02-10'), friend('2026-03-01T04:59:59Z')]
  expect(run(friends, monthly).reached).toEqual([['2026-02', '2026-03-01']])
  const late = [friend('2026-02-10'), friend('2026-03-01T05:00:00Z')]
  expect(run(late, monthly).reached).toEqual([])
})

test('friends from before it was first published do not count; one who came in time does', () => {
  const editions = [since(challenge({ ...two, target: 1 }), Date.parse('2026-05-01T00:00:00Z'))]
  expect(run([friend('2026-04-30T23:59:59Z')], editions).reached).toEqual([])
  expect(run([friend('2026-05-01T00:00:00Z')], editions).reached).toHaveLength(1)
})
