import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TierSettings, tierSettings } from '../../program/tiers/tier-settings.ts'
import { matchEntries, tiersReached } from './tiers-reached.ts'

const schema = z.object(tierSettings)
const settings = (given: object = {}): TierSettings =>
  schema.parse({
    tiers: [
      { id: 'leaf', name: 'Leaf', spendMinor: 10_000, entryPoints: 50 },
      { id: 'tree', name: 'Tree', spendMinor: 50_000, entryPoints: 200 },
    ],
    ...given,
  })
const bought = (at: string, spendMinor: number) => ({
  at: Date.parse(at.includes('T') ? at : `${at}T12:00:00Z`),
  sums: { spendMinor, points: spendMinor / 100, orders: 1 },
})
const reached = (given: object, ...orders: ReturnType<typeof bought>[]) =>
  tiersReached(orders, { tiersAt: () => settings(given), timeZone: 'America/New_York' }).map(
    ({ tier, term }) => `${tier.id} ${term}`,
  )

test.each([
  [9_999, []],
  [10_000, ['leaf 2026']],
  [49_999, ['leaf 2026']],
  [50_000, ['leaf 2026', 'tree 2026']],
])('%i spent reaches %j: what is jumped over is reached as well', (spent, tiers) => {
  expect(reached({}, bought('2026-05-01', spent))).toEqual(tiers)
})

test('once in a year, however much is bought in it, and again in the next', () => {
  const orders = ['2026-02-01', '2026-06-01', '2027-02-01'].map((day) => bought(day, 20_000))
  expect(reached({}, ...orders)).toEqual(['leaf 2026', 'leaf 2027'])
})

test('what last year reached and this one did not, is not reached again', () => {
  expect(reached({}, bought('2026-02-01', 60_000), bought('2027-02-01', 9_000))).toEqual([
    'leaf 2026',
    'tree 2026',
  ])
})

test('a year ends at midnight where the shop is', () => {
  const orders = [bought('2027-01-01T04:59:59Z', 10_000), bought('2027-01-01T05:00:00Z', 10_000)]
  expect(reached({}, ...orders)).toEqual(['leaf 2026', 'leaf 2027'])
})

test('for ever there is one term', () => {
  const orders = ['2025-02-01', '2026-06-01', '2027-02-01'].map((day) => bought(day, 20_000))
  expect(reached({ tierPeriod: 'lifetime' }, ...orders)).toEqual(['leaf ever', 'tree ever'])
})

test('of the last twelve months, a term is the year from the day on which it was reached', () => {
  const rolling = { tierPeriod: 'rolling_year' }
  const again = (day: string) => reached(rolling, bought('2026-05-01', 10_000), bought(day, 10_000))
  expect(again('2027-04-30')).toEqual(['leaf 2026-05-01'])
  expect(again('2027-05-01')).toEqual(['leaf 2026-05-01', 'leaf 2027-05-01'])
})

test('each order goes by the tiers of its own moment', () => {
  const began = new Date('2026-06-01T00:00:00Z')
  const past = {
    tiersAt: (at: Date) => (at < began ? settings({ tiers: [] }) : settings()),
    timeZone: 'UTC',
  }
  const before = tiersReached([bought('2026-05-01', 60_000)], past)
  expect(before).toEqual([])
  // What was bought before counts towards it, as it does for what is held.
  const both = tiersReached([bought('2026-05-01', 9_000), bought('2026-06-02', 1_000)], past)
  expect(both.map(({ tier, at }) => [tier.id, at.toISOString()])).toEqual([
    ['leaf', '2026-06-02T12:00:00.000Z'],
  ])
})

test('a tier without a gift is nothing to reach', () => {
  const tiers = [{ id: 'leaf', name: 'Leaf', spendMinor: 10_000 }]
  expect(reached({ tiers }, bought('2026-05-01', 60_000))).toEqual([])
})

test('an order that counts nothing any more reaches nothing', () => {
  const { at } = bought('2026-06-01', 0)
  const gone = { at, sums: { spendMinor: 0, points: 0, orders: 0 } }
  const versions = (when: Date) =>
    when < new Date('2026-05-15')
      ? settings({ tiers: [{ id: 'leaf', name: 'Leaf', spendMinor: 10_000 }] })
      : settings()
  const past = { tiersAt: versions, timeZone: 'UTC' }
  expect(tiersReached([bought('2026-05-01', 20_000), gone], past)).toEqual([])
  const [one] = tiersReached([bought('2026-05-01', 20_000), bought('2026-06-01', 1)], past)
  expect(one?.tier.id).toBe('leaf')
})

describe('what was given', () => {
  const rolling = { tierPeriod: 'rolling_year' }
  const both = [bought('2026-05-01', 10_000), bought('2027-05-01', 10_000)]
  const past = { tiersAt: () => settings(rolling), timeZone: 'UTC' }
  const given = (day: string, points: number | null = 50) => ({
    tierId: 'leaf',
    at: new Date(`${day}T12:00:00Z`),
    points,
  })
  const matched = (...entries: ReturnType<typeof given>[]) => {
    const found = matchEntries(tiersReached(both, past), entries, 'UTC')
    return [...found].map(([{ term }, { at }]) => `${term} by ${at.toISOString().slice(0, 10)}`)
  }

  test('is for one term, also where it lies within a year of two', () => {
    expect(matched(given('2026-12-01'))).toEqual(['2026-05-01 by 2026-12-01'])
    expect(matched(given('2026-12-01'), given('2027-05-01'))).toEqual([
      '2026-05-01 by 2026-12-01',
      '2027-05-01 by 2027-05-01',
    ])
  })

  test('is for none where it was more or less than it would be, unless that was long ago', () => {
    expect(matched(given('2026-05-01', 40))).toEqual([])
    expect(matched(given('2026-05-01', null))).toEqual(['2026-05-01 by 2026-05-01'])
  })
})
