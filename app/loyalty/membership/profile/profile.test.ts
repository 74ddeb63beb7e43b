import { expect, test } from 'vitest'
import { nextGift } from './next-gift.ts'
import {
  correctProfile,
  nothingTold,
  type Profile,
  profileSchema,
  type ToldProfile,
  tellProfile,
} from './profile.ts'

const asking = { leadDays: 14, asksYear: true, asksGender: true }
const timeZone = 'America/New_York'
const born = (month: number, day: number, year: number | null = null): ToldProfile => ({
  birthday: { month, day, year },
  gender: null,
})
const told = (birthday: ToldProfile, at: string): Profile => ({
  ...birthday,
  toldAt: new Date(at),
  changedAt: new Date(at),
})
const tell = (before: Profile, next: ToldProfile, at: string, asked = asking) =>
  tellProfile(before, next, { asking: asked, now: new Date(at), timeZone })

test.each([
  [{ month: 2, day: 29 }, true],
  [{ month: 2, day: 30 }, false],
  [{ month: 4, day: 31 }, false],
  [{ month: 12, day: 31 }, true],
  [{ month: 13, day: 1 }, false],
  [{ month: 2, day: 29, year: 2000 }, true],
  [{ month: 2, day: 29, year: 1999 }, false],
  [{ month: 1, day: 1, year: 1899 }, false],
  [{ month: 1, day: 1, year: 1900 }, true],
])('%j is a birthday: %s', (birthday, isOne) => {
  expect(profileSchema.safeParse({ birthday }).success).toBe(isOne)
})

test.each([
  ['2027-11-29T11:59:59Z', false],
  ['2027-11-29T12:00:00Z', true],
])('told on 29 November 2026 at noon, another one at %s is taken: %s', (at, isTaken) => {
  const before = told(born(3, 14), '2026-11-29T12:00:00Z')
  const next = tell(before, born(3, 15), at)
  expect(next.ok).toBe(isTaken)
  if (!next.ok)
    expect(next.refusal).toEqual({
      code: 'birthday_changed_lately',
      details: { until: '2027-11-29' },
    })
})

test('taken away at any time, and told anew only after the year', () => {
  const before = told(born(3, 14), '2026-11-29T12:00:00Z')
  const gone = tell(before, { birthday: null, gender: null }, '2026-12-01T12:00:00Z')
  expect(gone).toMatchObject({ ok: true, value: { birthday: null, toldAt: before.toldAt } })
  if (!gone.ok) return
  expect(tell(gone.value, born(3, 14), '2027-11-29T11:59:59Z').ok).toBe(false)
  expect(tell(gone.value, born(3, 14), '2027-11-29T12:00:00Z').ok).toBe(true)
})

test('a year that is added is no other birthday; another year is', () => {
  const before = told(born(3, 14), '2026-11-29T12:00:00Z')
  const added = tell(before, born(3, 14, 1990), '2026-12-01T12:00:00Z')
  expect(added).toMatchObject({ ok: true, value: { toldAt: before.toldAt } })
  if (added.ok) expect(tell(added.value, born(3, 14, 1980), '2026-12-02T12:00:00Z').ok).toBe(false)
})

test('what is not asked for is not kept', () => {
  const plain = { leadDays: 14, asksYear: false, asksGender: false }
  const next = tell(
    nothingTold,
    { ...born(3, 14, 1990), gender: 'other' },
    '2026-11-29T12:00:00Z',
    plain,
  )
  expect(next).toMatchObject({ value: { birthday: { year: null }, gender: null } })
})

test('a day of birth that is ahead where the shop is, is refused', () => {
  // Still the 28th in New York.
  expect(tell(nothingTold, born(11, 29, 2026), '2026-11-29T04:59:59Z').ok).toBe(false)
  expect(tell(nothingTold, born(11, 29, 2026), '2026-11-29T05:00:00Z').ok).toBe(true)
})

const gift = (profile: Profile, at: string, leadDays = 14) =>
  nextGift(profile, { leadDays, now: new Date(at), timeZone: 'UTC' })

test.each([
  // Told on 1 March: fourteen days ahead is the 15th.
  [3, 14, '2027-03-14'],
  [3, 15, '2026-03-15'],
  [3, 1, '2027-03-01'],
  [2, 29, '2027-02-28'],
])('told on 1 March 2026, a birthday on %i/%i is first given for on %s', (month, day, first) => {
  const at = '2026-03-01T12:00:00Z'
  expect(gift(told(born(month, day), at), at)).toBe(first)
})

test('without a lead it is told by the day before', () => {
  const at = '2026-03-01T12:00:00Z'
  expect(gift(told(born(3, 1), at), at, 0)).toBe('2027-03-01')
  expect(gift(told(born(3, 2), at), at, 0)).toBe('2026-03-02')
})

test('29 February is itself in a leap year', () => {
  expect(gift(told(born(2, 29), '2026-03-01T12:00:00Z'), '2027-03-01T12:00:00Z')).toBe('2028-02-29')
})

test('a correction keeps when it was told, and is never made up for', () => {
  const before = told(born(9, 1), '2026-01-01T12:00:00Z')
  const at = '2026-03-01T12:00:00Z'
  const right = correctProfile(before, born(3, 2), new Date(at))
  expect(gift(right, at)).toBe('2026-03-02')
  expect(gift(correctProfile(before, born(3, 1), new Date(at)), at)).toBe('2027-03-01')
})
