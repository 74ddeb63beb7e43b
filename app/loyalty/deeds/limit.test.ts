import { expect, test } from 'vitest'
import type { Period } from '../rules/deed-fields.ts'
import { roomFor, spanAt } from './limit.ts'

const at = new Date('2026-11-29T23:30:00Z')

test.each<[Period, string, string, string | null]>([
  // A Sunday, which in Tokyo is Monday already.
  ['day', 'UTC', '2026-11-29T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ['day', 'Asia/Tokyo', '2026-11-29T15:00:00.000Z', '2026-11-30T15:00:00.000Z'],
  ['week', 'UTC', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ['week', 'Asia/Tokyo', '2026-11-29T15:00:00.000Z', '2026-12-06T15:00:00.000Z'],
  ['month', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
  ['month', 'nowhere', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['ever', 'UTC', '1970-01-01T00:00:00.000Z', null],
])('a %s in %s', (period, timeZone, from, until) => {
  const span = spanAt(period, at, timeZone)
  expect([span.from.toISOString(), span.until?.toISOString() ?? null]).toEqual([from, until])
})

test.each([
  [0, true],
  [1, true],
  [2, false],
  [3, false],
])('of two a day, after %i there is room: %s', (counted, isOpen) => {
  const span = spanAt('day', at, 'UTC')
  expect(roomFor({ times: 2, period: 'day' }, counted, span).isOpen).toBe(isOpen)
})

test('what is full says from when it counts again, and never where it is once ever', () => {
  const day = roomFor({ times: 1, period: 'day' }, 1, spanAt('day', at, 'UTC'))
  expect(day).toEqual({ isOpen: false, again: new Date('2026-11-30T00:00:00Z') })
  const ever = roomFor({ times: 1, period: 'ever' }, 1, spanAt('ever', at, 'UTC'))
  expect(ever).toEqual({ isOpen: false, again: null })
})
