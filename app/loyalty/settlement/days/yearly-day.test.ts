import { expect, test } from 'vitest'
import { datesBetween, dayAfter, daysBefore, daysCelebrated, earlierDates } from './yearly-day.ts'

test.each([
  ['2026-11-29', ['2025-11-29', '2024-11-29']],
  ['2025-02-28', ['2024-02-28', '2024-02-29', '2023-02-28']],
  ['2024-02-28', ['2023-02-28', '2022-02-28']],
  ['2024-02-29', []],
  ['2025-03-01', ['2024-03-01', '2023-03-01']],
])('on %s come back %j', (date, dates) => {
  expect(earlierDates(date, 2)).toEqual(dates)
})

test.each([
  ['2027-02-28', ['2-28', '2-29']],
  ['2028-02-28', ['2-28']],
  ['2028-02-29', ['2-29']],
  ['2027-03-01', ['3-1']],
])('on %s the birthdays are those of %j', (date, days) => {
  expect(daysCelebrated(date).map(({ month, day }) => `${month}-${day}`)).toEqual(days)
})

test('days before a date are counted over months and leap days', () => {
  expect(daysBefore('2028-03-01', 1)).toBe('2028-02-29')
  expect(daysBefore('2027-01-30', 30)).toBe('2026-12-31')
})

test('29 February comes back on itself after four years', () => {
  expect(earlierDates('2028-02-29', 4)).toEqual(['2024-02-29'])
})

test.each([
  ['2026-11-29', '2026-11-29', ['2026-11-29']],
  ['2026-12-31', '2027-01-01', ['2026-12-31', '2027-01-01']],
  ['2026-11-30', '2026-11-29', []],
  ['2020-01-01', '2026-11-29', ['2026-11-27', '2026-11-28', '2026-11-29']],
])('from %s to %s there are %j', (from, to, dates) => {
  expect(datesBetween(from, to, 3)).toEqual(dates)
})

test('after the last day of a year comes the first of the next', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
})
