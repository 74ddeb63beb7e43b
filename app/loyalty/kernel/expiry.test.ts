import { expect, test } from 'vitest'
import { anExpiry } from '../program/books-settings.ts'
import { endOfLot } from './expiry.ts'

const zone = { timeZone: 'America/New_York', movesUnannounced: false }
const ends = (policy: Parameters<typeof anExpiry>[0], from: string, terms = zone) =>
  endOfLot(anExpiry(policy), new Date(from), terms).expiresAt?.toISOString() ?? null

test.each([
  [{ kind: 'never' } as const, '2026-01-31T12:00:00Z', null],
  [{ kind: 'days', days: 1 } as const, '2026-01-31T12:00:00Z', '2026-02-01T12:00:00.000Z'],
  [{ kind: 'days', days: 3650 } as const, '2026-01-31T12:00:00Z', '2036-01-29T12:00:00.000Z'],
  // 31 January and one month: the last day of February, to the end of it, where the shop is.
  [{ kind: 'months', months: 1 } as const, '2026-01-31T12:00:00Z', '2026-03-01T04:59:59.999Z'],
  [{ kind: 'months', months: 1 } as const, '2028-01-31T12:00:00Z', '2028-03-01T04:59:59.999Z'],
  [{ kind: 'inactivity', months: 6 } as const, '2026-01-01T12:00:00Z', '2026-07-02T03:59:59.999Z'],
  // Late in the evening in New York it is the last of the year still.
  [
    { kind: 'yearly', month: 12, day: 31 } as const,
    '2027-01-01T04:59:59Z',
    '2027-01-01T04:59:59.999Z',
  ],
  [
    { kind: 'yearly', month: 12, day: 31 } as const,
    '2027-01-01T05:00:00Z',
    '2028-01-01T04:59:59.999Z',
  ],
  [
    { kind: 'yearly', month: 2, day: 30 } as const,
    '2026-02-01T12:00:00Z',
    '2026-03-01T04:59:59.999Z',
  ],
  [
    { kind: 'yearly', month: 2, day: 30 } as const,
    '2028-02-29T12:00:00Z',
    '2028-03-01T04:59:59.999Z',
  ],
  [
    { kind: 'yearly', month: 12, day: 31, graceDays: 90 } as const,
    '2026-06-01T12:00:00Z',
    '2027-04-01T03:59:59.999Z',
  ],
])('%j from %s: %s', (policy, from, end) => {
  expect(ends(policy, from)).toBe(end)
})

test('only points that end after inactivity know of how long', () => {
  const at = new Date('2026-01-01T12:00:00Z')
  expect(endOfLot(anExpiry({ kind: 'inactivity', months: 6 }), at, zone).idleMonths).toBe(6)
  expect(endOfLot(anExpiry({ kind: 'months', months: 6 }), at, zone).idleMonths).toBe(null)
})

test.each([
  [30, null],
  [31, '2026-03-04T04:59:59.999Z'],
])('what lives %i days moves once to %s, unless it was announced', (days, movesTo) => {
  const moving = { ...zone, movesUnannounced: true }
  const end = endOfLot(anExpiry({ kind: 'days', days }), new Date('2026-01-01T12:00:00Z'), moving)
  expect(end.movesTo?.toISOString() ?? null).toBe(movesTo)
})
