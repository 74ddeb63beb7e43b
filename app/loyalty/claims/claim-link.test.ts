import { expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import { endOf, freshLink, lastDayOf, newLinkSchema, stateOfLink } from './claim-link.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const known = { now, timeZone: 'America/New_York', endsOn: '' }
const form = { ...freshLink, name: 'Spring paper', code: 'spring26' }
const check = (given: object, more = {}) =>
  checkFields(newLinkSchema({ ...known, ...more }), { ...form, ...given })

test('a code is kept in capital letters', () => {
  expect(check({})).toMatchObject({ isValid: true, settings: { code: 'SPRING26' } })
})

test.each([
  [{ name: ' ' }, { name: 'missing' }],
  [{ points: 0 }, { points: 'at_least:1' }],
  [{ points: 1_000_001 }, { points: 'at_most:1000000' }],
  [{ code: 'ab' }, { code: 'no_code' }],
  [{ code: 'a b c' }, { code: 'no_code' }],
  [{ code: 'קוד' }, { code: 'no_code' }],
  [{ code: 'A'.repeat(25) }, { code: 'no_code' }],
  [{ endsOn: 'soon' }, { endsOn: 'no_date' }],
  [{ endsOn: '2026-02-30' }, { endsOn: 'no_date' }],
  [{ endsOn: '2026-02-28' }, { endsOn: 'in_the_past' }],
  [{ budgetPoints: 99 }, { budgetPoints: 'at_least:100' }],
  [{ budgetPoints: 0 }, { budgetPoints: 'at_least:1' }],
])('%o is refused', (given, problems) => {
  expect(check(given)).toEqual({ isValid: false, problems })
})

test('today is still to come, and an end that was kept may be past', () => {
  expect(check({ endsOn: '2026-03-01' }).isValid).toBe(true)
  expect(check({ endsOn: '2026-02-01' }, { endsOn: '2026-02-01' }).isValid).toBe(true)
})

test('the last day is whole, also where it has 23 hours', () => {
  const end = endOf('2026-03-08', 'America/New_York')
  expect(end?.toISOString()).toBe('2026-03-09T04:00:00.000Z')
  expect(lastDayOf(end, 'America/New_York')).toBe('2026-03-08')
})

const link = { points: 10, given: 0, endsAt: null, endedAt: null, budgetPoints: null }
test.each([
  [{}, 'running'],
  [{ budgetPoints: 30, given: 20 }, 'running'],
  [{ budgetPoints: 30, given: 21 }, 'used_up'],
  [{ endsAt: '2026-03-01T12:00:00.000Z' }, 'over'],
  [{ endsAt: '2026-03-01T12:00:00.001Z' }, 'running'],
  [{ endedAt: '2026-02-01T00:00:00.000Z', endsAt: '2026-02-02T00:00:00.000Z' }, 'ended'],
] as const)('%o is %s', (given, state) => {
  expect(stateOfLink({ ...link, ...given }, now)).toBe(state)
})
