import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkFields } from '../../kernel/check-fields.ts'
import { type TierSettings, tierSettings } from '../../program/tiers/tier-settings.ts'
import { tierHeld } from './tier-held.ts'

const schema = z.object(tierSettings)
const settings = (given: object = {}): TierSettings =>
  schema.parse({
    tiers: [
      { id: 'leaf', name: 'Leaf', spendMinor: 10_000 },
      { id: 'tree', name: 'Tree', spendMinor: 50_000, multiplierBps: 15_000 },
    ],
    ...given,
  })
const bought = (day: string, spendMinor: number) => ({
  at: Date.parse(`${day}T12:00:00Z`),
  sums: { spendMinor, points: spendMinor / 100, orders: 1 },
})
const before = (at: string, orders: ReturnType<typeof bought>[]) =>
  orders.filter((one) => one.at < Date.parse(at))
const heldAt = (at: string, given: object, ...orders: ReturnType<typeof bought>[]) => {
  const { tier, next, sums, until } = tierHeld(before(at, orders), settings(given), {
    at: new Date(at),
    timeZone: 'America/New_York',
  })
  return [tier?.id ?? null, next?.id ?? null, sums.spendMinor, until?.toISOString() ?? null]
}

test.each([
  [9_999, null, 'leaf'],
  [10_000, 'leaf', 'tree'],
  [49_999, 'leaf', 'tree'],
  [50_000, 'tree', null],
])('%i spent this year: %s, then %s', (spent, tier, next) => {
  const until = tier && '2028-01-01T05:00:00.000Z'
  expect(heldAt('2026-06-01T00:00:00Z', {}, bought('2026-05-01', spent))).toEqual([
    tier,
    next,
    spent,
    until,
  ])
})

test('what a year reached is kept to the end of the next, and then what that one reached', () => {
  const orders = [bought('2025-02-01', 60_000), bought('2026-03-01', 12_000)]
  expect(heldAt('2025-06-01T00:00:00Z', {}, ...orders)).toEqual([
    'tree',
    null,
    60_000,
    '2027-01-01T05:00:00.000Z',
  ])
  expect(heldAt('2026-12-31T23:00:00Z', {}, ...orders)).toEqual([
    'tree',
    null,
    12_000,
    '2027-01-01T05:00:00.000Z',
  ])
  expect(heldAt('2027-01-01T04:59:59Z', {}, ...orders)[0]).toBe('tree')
  expect(heldAt('2027-01-01T05:00:00Z', {}, ...orders)).toEqual([
    'leaf',
    'tree',
    0,
    '2028-01-01T05:00:00.000Z',
  ])
  expect(heldAt('2028-01-01T05:00:00Z', {}, ...orders)).toEqual([null, 'leaf', 0, null])
})

test('of the last twelve months, an order leaves the day after its anniversary', () => {
  const period = { tierPeriod: 'rolling_year' }
  const orders = [bought('2025-03-10', 6_000), bought('2025-09-01', 5_000)]
  expect(heldAt('2026-03-10T23:00:00Z', period, ...orders)).toEqual([
    'leaf',
    'tree',
    11_000,
    '2026-03-11T04:00:00.000Z',
  ])
  expect(heldAt('2026-03-11T04:00:00Z', period, ...orders)).toEqual([null, 'leaf', 5_000, null])
})

test('for ever, nothing ends', () => {
  const orders = [bought('2019-03-10', 60_000)]
  expect(heldAt('2026-03-10T23:00:00Z', { tierPeriod: 'lifetime' }, ...orders)).toEqual([
    'tree',
    null,
    60_000,
    null,
  ])
})

const measured = [{ id: 'a', name: 'A', spendMinor: 10_000, orders: 3 }]
test.each([
  ['any', 10_000, 'a'],
  ['all', 10_000, null],
])('of two measures, %s: %i spent with one order', (tierReach, spent, tier) => {
  expect(
    heldAt('2026-06-01T00:00:00Z', { tiers: measured, tierReach }, bought('2026-05-01', spent))[0],
  ).toBe(tier)
})

const tier = (id: string, given: object) => ({ id, name: id, ...given })
test.each([
  ['none', [], {}],
  ['rising', [tier('a', { orders: 1 }), tier('b', { orders: 2 })], {}],
  ['no threshold', [tier('a', {})], { 'tiers.0.spendMinor': 'tier_without_threshold' }],
  [
    'falling',
    [tier('a', { orders: 2 }), tier('b', { orders: 1 })],
    { 'tiers.1.orders': 'tiers_out_of_order' },
  ],
  [
    'level',
    [tier('a', { orders: 2 }), tier('b', { orders: 2 })],
    { 'tiers.1.orders': 'tiers_out_of_order' },
  ],
  [
    'another measure',
    [tier('a', { orders: 2 }), tier('b', { points: 5, orders: 3 })],
    { 'tiers.1.points': 'tier_measured_otherwise' },
  ],
  [
    'a measure less',
    [tier('a', { orders: 2, points: 5 }), tier('b', { orders: 3 })],
    { 'tiers.1.points': 'missing' },
  ],
  [
    'a factor below one',
    [tier('a', { orders: 2, multiplierBps: 9_999 })],
    { 'tiers.0.multiplierBps': 'no_tier_factor' },
  ],
])('tiers with %s', (_, tiers, problems) => {
  const checked = checkFields(schema, { tiers })
  expect(checked.isValid ? {} : checked.problems).toEqual(problems)
})
