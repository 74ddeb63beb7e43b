import { expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import { contestSchema, formOfContest, freshContest, windowOf } from './contest-form.ts'
import { prizesOf, rowsOfPrizes } from './prizes.ts'

const known = { now: new Date('2026-03-08T12:00:00.000Z'), timeZone: 'America/New_York' }
const form = { ...freshContest(known), title: 'Most points' }
const days = { when: 'days', startsOn: '2026-04-01', endsOn: '2026-04-10' }
const check = (given: object) => checkFields(contestSchema(known), { ...form, ...given })

test.each([
  [{}],
  [{ month: '2026-03' }],
  [{ title: 'נקודות 🌿 קיץ' }],
  [days],
  [{ ...days, startsOn: '2026-04-10' }],
  [{ ...days, startsOn: '2026-04-01', endsOn: '2027-04-01' }],
  [{ prizes: rowsOfPrizes([1_000_000]) }],
  [{ prizes: [{ to: 20, points: 5 }] }],
  [{ waitDays: 0 }],
  [{ waitDays: 60 }],
  [{ audience: { who: 'segment', segment: '7', tiers: [] } }],
])('%j is taken', (given) => {
  expect(check(given)).toMatchObject({ isValid: true })
})

test.each([
  [{ title: ' ' }, { title: 'missing' }],
  [{ title: 'x'.repeat(81) }, { title: 'too_long:80' }],
  [{ month: '' }, { month: 'missing' }],
  [{ month: '2026-13' }, { month: 'wrong' }],
  [{ month: '2026-02' }, { month: 'in_the_past' }],
  [{ month: '2027-04' }, { month: 'too_far' }],
  [{ ...days, startsOn: '' }, { startsOn: 'missing' }],
  [{ ...days, endsOn: '' }, { endsOn: 'missing' }],
  [{ ...days, endsOn: '2026-03-31' }, { endsOn: 'ends_before_start' }],
  [{ ...days, startsOn: '2026-03-01', endsOn: '2026-03-07' }, { endsOn: 'in_the_past' }],
  [{ ...days, startsOn: '2026-02-30' }, { startsOn: 'no_date' }],
  [{ ...days, startsOn: '2027-03-20', endsOn: '2027-03-21' }, { startsOn: 'too_far' }],
  [{ ...days, endsOn: '2027-04-03' }, { endsOn: 'too_many_days' }],
  [{ prizes: [] }, { prizes: 'no_prizes' }],
  [{ prizes: rowsOfPrizes([3, 5]) }, { 'prizes.1.points': 'prizes_rise' }],
  [{ prizes: [{ to: 21, points: 5 }] }, { 'prizes.0.to': 'at_most:20' }],
  [{ waitDays: 61 }, { waitDays: 'at_most:60' }],
  [{ tie: 'toss' }, { tie: 'wrong' }],
  [{ audience: { who: 'tiers', tiers: [], segment: null } }, { 'audience.tiers': 'pick' }],
])('%j is refused', (given, problems) => {
  expect(check(given)).toEqual({ isValid: false, problems })
})

test('a month is whole, also where clocks go forward in it', () => {
  const march = { when: 'month' as const, month: '2026-03', startsOn: '', endsOn: '' }
  expect(windowOf(march, known)).toEqual({
    startsAt: new Date('2026-03-01T05:00:00.000Z'),
    endsAt: new Date('2026-04-01T04:00:00.000Z'),
  })
})

test('what was saved is typed as it was', () => {
  const checked = check({ ...days, repeats: false })
  if (!checked.isValid) throw new Error('refused')
  const window = windowOf(checked.settings, known)
  const prizes = prizesOf(checked.settings.prizes)
  if (!window) throw new Error('incomplete')
  const kept = {
    ...window,
    id: 'a',
    title: form.title,
    audience: null,
    isMonth: false,
    repeats: false,
    prizes,
    tie: 'better' as const,
    waitDays: 7,
    calledOffAt: null,
    decidedAt: null,
    board: [],
  }
  expect(formOfContest(kept, known.timeZone)).toEqual({ ...checked.settings, month: '' })
})
