import { expect, test } from 'vitest'
import { z } from 'zod'
import { type TierSettings, tierSettings } from '../../program/tiers/tier-settings.ts'
import { tiersReached } from './tiers-reached.ts'

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
