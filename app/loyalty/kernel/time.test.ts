import { expect, test } from 'vitest'
import { addDays, endOfDate, endOfDayAfterMonths, momentOf, startOfDay } from './time.ts'

const end = (at: string, months: number, zone: string) =>
  endOfDayAfterMonths(new Date(at), months, zone).toISOString()

test('a month after 31 January ends with February', () => {
  expect(end('2026-01-31T10:00:00Z', 1, 'UTC')).toBe('2026-02-28T23:59:59.999Z')
  expect(end('2028-01-31T10:00:00Z', 1, 'UTC')).toBe('2028-02-29T23:59:59.999Z')
})

test('the day is the one of the shop', () => {
  expect(end('2026-01-25T02:00:00Z', 1, 'America/New_York')).toBe('2026-02-25T04:59:59.999Z')
  expect(end('2026-01-25T05:00:00Z', 1, 'America/New_York')).toBe('2026-02-26T04:59:59.999Z')
  expect(end('2026-01-25T15:00:00Z', 1, 'Asia/Tokyo')).toBe('2026-02-26T14:59:59.999Z')
})

test('summer time moves the end of the day', () => {
  expect(end('2026-02-10T12:00:00Z', 1, 'America/New_York')).toBe('2026-03-11T03:59:59.999Z')
})

test('where midnight strikes twice, or not at all, the day still ends once', () => {
  // Scoresbysund went back from 01:00 to 00:00 on 28 October 2018.
  expect(end('2018-09-27T12:00:00Z', 1, 'America/Scoresbysund')).toBe('2018-10-27T23:59:59.999Z')
  // Tehran went from 00:00 to 01:00 on 22 March 2021, and from 00:00 back to 23:00 on 22 September.
  expect(end('2021-02-21T12:00:00Z', 1, 'Asia/Tehran')).toBe('2021-03-21T20:29:59.999Z')
  expect(end('2021-02-22T12:00:00Z', 1, 'Asia/Tehran')).toBe('2021-03-22T19:29:59.999Z')
  expect(end('2021-08-21T12:00:00Z', 1, 'Asia/Tehran')).toBe('2021-09-21T20:29:59.999Z')
})

test('all instants of one day have the same end, also when they are asked for in any order', () => {
  const stamps = ['2026-03-08T23:30:00Z', '2026-03-08T05:00:00Z', '2026-03-08T06:59:59Z']
  const ends = stamps.map((at) => end(at, 12, 'America/New_York'))
  expect(new Set(ends)).toEqual(new Set(['2027-03-09T04:59:59.999Z']))
  expect(end('2026-03-08T04:59:59.999Z', 12, 'America/New_York')).toBe('2027-03-08T04:59:59.999Z')
})

test('an unknown time zone counts as UTC', () => {
  expect(end('2026-01-25T10:00:00Z', 1, 'Mars/Olympus')).toBe('2026-02-25T23:59:59.999Z')
})

test('pending days are days of 24 hours', () => {
  expect(addDays(new Date('2026-03-07T12:00:00Z'), 14).toISOString()).toBe(
    '2026-03-21T12:00:00.000Z',
  )
})

test('a day begins where the shop is; an unknown zone counts as UTC', () => {
  const at = new Date('2026-03-01T03:30:00Z')
  expect(startOfDay(at, 'America/New_York')).toEqual(new Date('2026-02-28T05:00:00Z'))
  expect(startOfDay(at, 'Asia/Kolkata')).toEqual(new Date('2026-02-28T18:30:00Z'))
  expect(startOfDay(at, 'Nowhere/Land')).toEqual(new Date('2026-03-01T00:00:00Z'))
})

test('a calendar day ends with the day of the shop; what is none is none', () => {
  const ends = (day: string, zone: string) => endOfDate(day, zone)?.toISOString() ?? null
  expect(ends('2026-03-31', 'UTC')).toBe('2026-03-31T23:59:59.999Z')
  expect(ends('2026-03-31', 'America/New_York')).toBe('2026-04-01T03:59:59.999Z')
  expect(ends('2026-03-31', 'Pacific/Auckland')).toBe('2026-03-31T10:59:59.999Z')
  for (const wrong of ['2026-02-30', '', '31.3.2026', '2026-3-1'])
    expect(ends(wrong, 'UTC')).toBe(null)
})

test.each([
  ['2026-11-27', '09:30', 'America/New_York', '2026-11-27T14:30:00.000Z'],
  ['2026-07-01', '00:00', 'Asia/Tokyo', '2026-06-30T15:00:00.000Z'],
  // The clocks were put forward: there is no half past two.
  ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-11-27', '09:30', 'Nowhere/Else', '2026-11-27T09:30:00.000Z'],
  ['2026-02-30', '09:30', 'UTC', null],
  ['2026-11-27', '24:30', 'UTC', null],
  ['2026-11-27', '', 'UTC', null],
  ['', '09:30', 'UTC', null],
])('%s at %s in %s is the moment %s', (date, time, timeZone, moment) => {
  expect(momentOf(date, time, timeZone)?.toISOString() ?? null).toBe(moment)
})
