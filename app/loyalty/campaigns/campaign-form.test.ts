import { expect, test } from 'vitest'
import { checkFields } from '../kernel/check-fields.ts'
import { freshRule } from '../rules/catalogue.ts'
import type { Edition } from './campaign.ts'
import { type CampaignForm, campaignFormSchema, formOf, readWindow } from './campaign-form.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const timeZone = 'America/New_York'
const known = { now, timeZone, begunAt: null }
const rule = { ...freshRule('multiply', 'campaign', 100), title: 'Double weekend' }
const form: CampaignForm = {
  rule,
  startsOn: '2026-03-07',
  startsTime: '',
  endsOn: '2026-03-08',
  endsTime: '',
  budgetPoints: null,
  isAnnounced: true,
}

const windowOf = (given: Partial<CampaignForm>, zone = timeZone) => {
  const window = readWindow({ ...form, ...given }, { ...known, timeZone: zone })
  return 'problem' in window ? window : [window.startsAt.toISOString(), window.endsAt.toISOString()]
}

test.each([
  // The clocks go forward on the eighth: its day has 23 hours.
  [{}, timeZone, ['2026-03-07T05:00:00.000Z', '2026-03-09T04:00:00.000Z']],
  [{}, 'Asia/Tokyo', ['2026-03-06T15:00:00.000Z', '2026-03-08T15:00:00.000Z']],
  [
    { startsTime: '09:30', endsTime: '18:00' },
    timeZone,
    ['2026-03-07T14:30:00.000Z', '2026-03-08T22:00:00.000Z'],
  ],
  // Left out by the clock: an hour later.
  [
    { startsOn: '2026-03-08', startsTime: '02:30', endsTime: '12:00' },
    timeZone,
    ['2026-03-08T07:30:00.000Z', '2026-03-08T16:00:00.000Z'],
  ],
  // Struck twice: the first time.
  [
    { startsOn: '2026-11-01', startsTime: '01:30', endsOn: '2026-11-01' },
    timeZone,
    ['2026-11-01T05:30:00.000Z', '2026-11-02T05:00:00.000Z'],
  ],
  // Midnight is left out where the clocks go forward then, as in Cairo on 24 April 2026.
  [
    { startsOn: '2026-04-23', endsOn: '2026-04-23' },
    'Africa/Cairo',
    ['2026-04-22T22:00:00.000Z', '2026-04-23T22:00:00.000Z'],
  ],
  [
    { startsOn: '2026-04-24', endsOn: '2026-04-24' },
    'Africa/Cairo',
    ['2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
  ],
  [{ startsOn: '' }, timeZone, ['2026-03-01T12:01:00.000Z', '2026-03-09T04:00:00.000Z']],
] as const)('%o by the clock of %s', (given, zone, window) => {
  expect(windowOf(given, zone)).toEqual(window)
})

test.each([
  [{ endsOn: '2026-03-06' }, { endsOn: 'ends_before_start' }],
  [
    { startsTime: '10:00', endsOn: '2026-03-07', endsTime: '10:00' },
    { endsOn: 'ends_before_start' },
  ],
  [{ startsOn: '2026-02-28' }, { startsOn: 'in_the_past' }],
  [{ startsOn: '2026-03-01', startsTime: '07:00' }, { startsOn: 'in_the_past' }],
  [{ endsOn: '' }, { endsOn: 'missing' }],
  [{ endsOn: '2027-03-10' }, { endsOn: 'too_far' }],
  [{ startsOn: '2027-06-01', endsOn: '2027-06-02' }, { startsOn: 'too_far' }],
  [{ startsOn: '2026-13-40' }, { startsOn: 'no_date' }],
  [{ endsOn: 'soon' }, { endsOn: 'no_date' }],
  [{ endsTime: '9' }, { endsTime: 'no_time', endsOn: 'no_date' }],
  [{ endsTime: '25:00' }, { endsOn: 'no_date' }],
  [{ rule: { ...rule, title: '  ' } }, { 'rule.title': 'missing' }],
  [{ rule: { ...rule, multiplierBps: 9000 } }, { 'rule.multiplierBps': 'no_factor' }],
  [{ rule: { ...rule, minimumMinor: -1 } }, { 'rule.minimumMinor': 'at_least:0' }],
  [{ budgetPoints: 0 }, { budgetPoints: 'at_least:1' }],
  [{ budgetPoints: 1_000_000_001 }, { budgetPoints: 'at_most:1000000000' }],
  [
    { rule: { ...freshRule('order', 'campaign', 100), title: 'A', points: 1_000_001 } },
    { 'rule.points': 'at_most:1000000' },
  ],
  [{ rule: { ...freshRule('signup', 'campaign', 100), title: 'A' } }, { 'rule.kind': 'wrong' }],
])('%o is refused', (given, problems) => {
  const checked = checkFields(campaignFormSchema(known), { ...form, ...given })
  expect(checked).toEqual({ isValid: false, problems })
})

test('of one that has begun only the end can be in the past', () => {
  const begunAt = new Date('2026-02-20T05:00:00.000Z')
  const running = { ...known, begunAt }
  const untouched = { ...form, startsOn: '2026-02-20' }
  expect(readWindow(untouched, running)).toEqual({
    startsAt: begunAt,
    endsAt: new Date('2026-03-09T04:00:00.000Z'),
  })
  expect(readWindow({ ...untouched, endsOn: '2026-02-28' }, running)).toEqual({
    at: 'endsOn',
    problem: 'in_the_past',
  })
})

test('what was saved is typed as it was', () => {
  for (const given of [{}, { startsTime: '09:30', endsTime: '18:00' }]) {
    const typed = { ...form, ...given }
    const window = readWindow(typed, known)
    const edition = { ...typed, ...window, rule } as unknown as Edition
    expect(formOf(edition, timeZone)).toEqual(typed)
  }
})
