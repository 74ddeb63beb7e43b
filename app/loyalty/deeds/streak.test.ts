import { expect, test } from 'vitest'
import { isFull, placeInRow, rowEnding } from './streak.ts'

test.each([
  ['2026-11-29', ['2026-11-29'], 1],
  ['2026-11-29', ['2026-11-28', '2026-11-29', '2026-11-27'], 3],
  // A day without a visit ends the row.
  ['2026-11-29', ['2026-11-29', '2026-11-27'], 1],
  ['2026-11-29', ['2026-11-28'], 0],
  ['2026-03-01', ['2026-02-28', '2026-03-01'], 2],
  ['2024-03-01', ['2024-02-28', '2024-03-01'], 1],
])('on %s with visits on %j there are so many days in a row: %i', (today, days, count) => {
  expect(rowEnding(days, today, 'day')).toBe(count)
})

test.each([
  // Sunday belongs to the week of the Monday before.
  ['2026-11-29', ['2026-11-29', '2026-11-16'], 2],
  ['2026-11-30', ['2026-11-30', '2026-11-29'], 2],
  ['2026-11-30', ['2026-11-30', '2026-11-22'], 1],
  ['2027-01-01', ['2027-01-01', '2026-12-21'], 2],
])('in the week of %s with visits on %j there are so many in a row: %i', (today, days, count) => {
  expect(rowEnding(days, today, 'week')).toBe(count)
})

test.each([
  [0, 0, false],
  [1, 1, false],
  [2, 2, false],
  [3, 3, true],
  [4, 1, false],
  [6, 3, true],
])('%i in a row are %i of three; full: %s', (count, place, full) => {
  expect([placeInRow(count, 3), isFull(count, 3)]).toEqual([place, full])
})
