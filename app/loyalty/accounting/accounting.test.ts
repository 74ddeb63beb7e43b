import { expect, test } from 'vitest'
import { type CohortMove, estimateBreakage } from './breakage.ts'
import { deferredRevenue } from './deferred-revenue.ts'
import { addMonths, monthOf, monthsFrom, startOfMonth } from './months.ts'
import { cohortsOf, movesOf } from './move-sums.ts'
import { inMoney, valueOf } from './point-value.ts'
import { type Move, nothingCarried, rollForward } from './roll-forward.ts'
import { type MonthBooks, stateMonths } from './statement.ts'

const move = (from: string, to: string, points: number): Move => ({ from, to, points })
const cent = { points: 1, valueMinor: 1 }

test('a month belongs to the calendar of the shop', () => {
  const at = new Date('2026-03-01T03:00:00Z')
  expect(monthOf(at, 'America/New_York')).toBe('2026-02')
  expect(monthOf(at, 'Asia/Tokyo')).toBe('2026-03')
  expect(startOfMonth('2026-03', 'America/New_York').toISOString()).toBe('2026-03-01T05:00:00.000Z')
  expect(monthOf(at, 'Nowhere/Such')).toBe('2026-03')
  expect(addMonths('2025-12', 1)).toBe('2026-01')
  expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  expect(monthsFrom('2026-02', '2026-01')).toEqual([])
})

test('what members move among their own accounts changes nothing that is owed', () => {
  const points = rollForward({ ...nothingCarried, closing: 100, pending: 40 }, [
    move('pending', 'available', 40),
    move('available', 'held', 30),
    move('held', 'outstanding', 30),
  ])
  expect(points).toMatchObject({ opening: 100, closing: 100, outstanding: 30, pending: 0 })
})

test('each way points come and go has a line, and the lines add up', () => {
  const points = rollForward({ ...nothingCarried, closing: 1000, outstanding: 50 }, [
    move('issued', 'pending', 500),
    move('issued', 'waived', 10),
    move('available', 'issued', 70),
    move('waived', 'issued', 30),
    move('outstanding', 'redeemed', 50),
    move('available', 'expired', 120),
    move('expired', 'issued', 20),
    move('adjusted', 'available', 15),
    move('available', 'adjusted', 40),
  ])
  expect(points).toEqual({
    opening: 1000,
    issued: 510,
    takenBack: 120,
    redeemed: 50,
    expired: 100,
    waived: 20,
    adjusted: -25,
    donated: 0,
    closing: 1235,
    outstanding: 0,
    pending: 500,
    debt: 0,
  })
})

test('money is rounded once, half away from zero, without floating point', () => {
  expect(valueOf(3, { points: 2, valueMinor: 1 })).toBe(2)
  expect(valueOf(-3, { points: 2, valueMinor: 1 })).toBe(-2)
  expect(valueOf(2_000_000_000, { points: 3, valueMinor: 1_000_000 })).toBe(666_666_666_666_667)
})

test('a table in money adds up, whatever rounding and a new value do', () => {
  const points = rollForward({ ...nothingCarried, closing: 10 }, [
    move('issued', 'available', 7),
    move('available', 'expired', 5),
  ])
  const money = inMoney(points, { points: 3, valueMinor: 10 }, 10)
  expect(money).toMatchObject({ opening: 10, issued: 23, expired: 17, closing: 40 })
  expect(money.opening + money.issued - money.expired + money.remeasured).toBe(money.closing)
})

test('a lot is issued, spent, given back and expired in the month it happens, by its own month', () => {
  const row = (from: string, to: string, points: number) => ({
    month: '2026-04',
    cohort: '2026-01',
    ...move(from, to, points),
  })
  const rows = [
    row('issued', 'pending', 100),
    row('pending', 'available', 100),
    row('available', 'held', 60),
    row('held', 'available', 20),
    row('available', 'issued', 10),
    row('available', 'expired', 50),
    row('expired', 'issued', 5),
    { month: '2026-04', cohort: null, ...move('held', 'outstanding', 40) },
  ]
  expect(cohortsOf(rows, '2026-04')).toEqual([
    { cohort: '2026-01', month: '2026-04', issued: 85, spent: 40, expired: 45 },
  ])
  expect(cohortsOf(rows, '2026-05')).toEqual([])
  expect(movesOf(rows, '2026-04')).toContainEqual(move('held', 'outstanding', 40))
})

/**
 * `months` cohorts of 10,000 points: 30 % spent at age 1, 50 % at age 6, the rest expires at 12.
 */
function livedThrough(months: number, last: string): CohortMove[] {
  return Array.from({ length: months }, (_, back) => addMonths(last, -back)).flatMap((cohort) => [
    { cohort, month: cohort, issued: 10_000, spent: 0, expired: 0 },
    { cohort, month: addMonths(cohort, 1), issued: 0, spent: 3000, expired: 0 },
    { cohort, month: addMonths(cohort, 6), issued: 0, spent: 5000, expired: 0 },
    { cohort, month: addMonths(cohort, 12), issued: 0, spent: 0, expired: 2000 },
  ])
}

test('breakage is read off cohorts that have been lived through', () => {
  const breakage = estimateBreakage(livedThrough(24, '2026-10'), '2026-10')
  expect(breakage.rateBps).toBe(2000)
  expect(breakage.cohorts).toBe(12)
  // Ages 0 to 11 are open: 2,000 of each will expire.
  expect(breakage.expectedPoints).toBe(24_000)
})

test('with two cohorts lived through there is too little to tell, with three there is not', () => {
  expect(estimateBreakage(livedThrough(14, '2026-10'), '2026-10').rateBps).toBeNull()
  expect(estimateBreakage(livedThrough(15, '2026-10'), '2026-10').rateBps).toBe(2000)
  expect(estimateBreakage([], '2026-10')).toEqual({ rateBps: null, expectedPoints: 0, cohorts: 0 })
})

test('points that never expire have no breakage', () => {
  const kept = livedThrough(30, '2026-10').filter(({ expired }) => expired === 0)
  expect(estimateBreakage(kept, '2026-10')).toMatchObject({ rateBps: 0, expectedPoints: 0 })
})

test('what lies after the month is not looked at', () => {
  const moves = livedThrough(24, '2026-10')
  expect(estimateBreakage(moves, '2026-04')).toEqual(
    estimateBreakage(
      moves.filter(({ month }) => month <= '2026-04'),
      '2026-04',
    ),
  )
})

test('points for past orders are as old as the day they were given on', () => {
  const moves = livedThrough(24, '2026-10')
  // Given in September for the orders of two years before there was a program.
  const past = Array.from({ length: 24 }, (_, back) => ({
    cohort: addMonths('2024-11', -1 - back),
    month: '2026-09',
    issued: 10_000,
    spent: 0,
    expired: 0,
  }))
  const breakage = estimateBreakage([...moves, ...past], '2026-10')
  expect(breakage).toMatchObject({ rateBps: 2000, cohorts: 12 })
  // All of them are open at age 1, and so are the genuine ones of ages 0 to 11.
  expect(estimateBreakage(past, '2026-10').rateBps).toBeNull()
})

test('what members owe is taken off what is owed to them, and stands on a line of its own', () => {
  const owing = rollForward(nothingCarried, [
    move('issued', 'available', 100),
    move('available', 'held', 70),
    move('available', 'issued', 30),
    move('debt', 'issued', 70),
  ])
  expect(owing).toMatchObject({ issued: 100, takenBack: 100, closing: 0, debt: 70 })
  const paid = rollForward(owing, [move('issued', 'available', 50), move('available', 'debt', 50)])
  expect(paid).toMatchObject({ opening: 0, issued: 50, closing: 50, debt: 20 })
})

test('deferred revenue releases the whole value of a point that is spent', () => {
  // IFRS 15 IE267–IE269 in round figures: 10,000 points of 1.00, of which 9,500 are expected back.
  const value = { points: 1, valueMinor: 100 }
  const given = rollForward(nothingCarried, [move('issued', 'available', 10_000)])
  const first = deferredRevenue(given, { rateBps: 500, expectedPoints: 500 }, value, 0)
  expect(first).toEqual({
    opening: 0,
    deferred: 950_000,
    released: 0,
    remeasured: 0,
    closing: 950_000,
  })
  const spent = rollForward(given, [
    move('available', 'held', 4500),
    move('outstanding', 'redeemed', 4500),
    move('held', 'outstanding', 4500),
  ])
  const second = deferredRevenue(spent, { rateBps: 500, expectedPoints: 500 }, value, first.closing)
  expect(second).toMatchObject({ released: 450_000, remeasured: 0, closing: 500_000 })
})

const books = (month: string, moves: Move[], closed: MonthBooks['closed'] = null): MonthBooks => ({
  month,
  moves,
  cohorts: [],
  closed,
})

test('each month opens with what the one before closed with, in points and in money', () => {
  const months = stateMonths(
    [
      books('2026-01', [move('issued', 'available', 333)]),
      books('2026-02', [move('available', 'expired', 100)]),
    ],
    [{ fromMonth: '2026-01', points: 7, valueMinor: 2 }],
    '2026-02',
  )
  const [january, february] = months
  expect(february?.points.opening).toBe(january?.points.closing)
  expect(february?.figures?.money.opening).toBe(january?.figures?.money.closing)
  expect(january?.isOpen).toBe(false)
  expect(february?.isOpen).toBe(true)
})

test('a month before the first stated value has points and no money', () => {
  const [january, february] = stateMonths(
    [books('2026-01', [move('issued', 'available', 100)]), books('2026-02', [])],
    [{ fromMonth: '2026-02', ...cent }],
    '2026-02',
  )
  expect(january?.figures).toBeNull()
  expect(february?.figures?.money).toMatchObject({ opening: 0, remeasured: 100, closing: 100 })
})

test('a closed month says what it said, and the next begins there', () => {
  const values = [{ fromMonth: '2026-01', ...cent }]
  const [before] = stateMonths(
    [books('2026-01', [move('issued', 'available', 100)])],
    values,
    '2026-02',
  )
  if (!before?.figures) throw new Error('no figures')
  const closed = { at: new Date('2026-02-03T00:00:00Z'), by: 'staff/1', figures: before.figures }
  const [january, february] = stateMonths(
    [
      books('2026-01', [move('issued', 'available', 100)], closed),
      books('2026-02', [move('available', 'issued', 30)]),
    ],
    [{ fromMonth: '2026-01', points: 1, valueMinor: 5 }],
    '2026-02',
  )
  expect(january?.figures?.money.closing).toBe(100)
  expect(february?.figures?.money).toMatchObject({ opening: 100, takenBack: 150, closing: 350 })
})
