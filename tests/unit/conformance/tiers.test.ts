// Worked examples that other loyalty programs publish, by the number they have in our collection:
// tiers. The lowest of the sources, which everybody holds, is none of ours.
import { expect, test } from 'vitest'
import { tierHeld } from '../../../app/loyalty/earning/tiers/tier-held.ts'
import { tiersReached } from '../../../app/loyalty/earning/tiers/tiers-reached.ts'
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import type { Tier } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import { someSettings } from '../../setup/builders/program.ts'
import { fixed, of, pointsOf, spend } from './given.ts'

const tier = (id: string, taking: Partial<Tier>, factor = 1): Tier => ({
  ...{ id, name: id, spendMinor: null, points: null, orders: null },
  multiplierBps: factor * 10_000,
  ...taking,
})

const bought = (day: string, spendMinor: number) => ({
  at: Date.parse(`${day}T12:00:00Z`),
  sums: { spendMinor, points: spendMinor / 100, orders: 1 },
})

function heldAt(
  at: string,
  given: Partial<ProgramSettings>,
  ...orders: ReturnType<typeof bought>[]
) {
  const looked = { at: new Date(at), timeZone: 'UTC' }
  return tierHeld(orders, someSettings(given), looked).tier?.id ?? null
}

const metals = {
  tiers: [tier('silver', { spendMinor: 1_000_000 }), tier('gold', { spendMinor: 2_000_000 })],
}

test.each([
  [0, 6000, null],
  [0, 15_000, 'silver'],
  [0, 25_000, 'gold'],
  [4000, 500, null],
  [8000, 3000, 'silver'],
  [18_000, 3000, 'gold'],
  [22_000, 5000, 'gold'],
])('I1: after %i.00 of earlier orders and one of %i.00 a member holds %s', (before, now, held) => {
  const orders = [bought('2026-02-01', before * 100), bought('2026-03-01', now * 100)]
  expect(heldAt('2026-03-02T00:00:00Z', metals, ...orders)).toBe(held)
})

test.each([
  [499, null],
  [500, 'second'],
])('I3: by points of twelve months, %i of them: %s', (points, held) => {
  const given = {
    tiers: [tier('second', { points: 500 })],
    tierPeriod: 'rolling_year' as const,
  }
  expect(heldAt('2026-03-02T00:00:00Z', given, bought('2026-03-01', points * 100))).toBe(held)
})

test.each([
  ['2019-03-03', '2020-03-03T23:59:59.999Z', '2020-03-04T00:00:00.000Z'],
  ['2024-03-03', '2025-03-03T23:59:59.999Z', '2025-03-04T00:00:00.000Z'],
])('I5: reached on %s it is kept to %s', (day, last, over) => {
  const given = { ...metals, tierPeriod: 'rolling_year' as const }
  const order = bought(day, 1_000_000)
  expect([heldAt(last, given, order), heldAt(over, given, order)]).toEqual(['silver', null])
})

test.each([
  ['kept, since last year reached it and this one does not', ['2026-03-01'], ['2026']],
  ['lost and regained', ['2026-03-01', '2029-03-01'], ['2026', '2029']],
  ['reached again in the next year', ['2026-03-01', '2027-03-01'], ['2026', '2027']],
])('I7: points for entering a tier that is %s', (_, days, terms) => {
  const settings = someSettings({ tiers: [tier('vip', { spendMinor: 10_000, entryPoints: 50 })] })
  const orders = [...days.map((day) => bought(day, 10_000)), bought('2027-06-01', 500)]
  const sorted = orders.toSorted((one, other) => one.at - other.at)
  const reached = tiersReached(sorted, { tiersAt: () => settings, timeZone: 'UTC' })
  expect(reached.map(({ term }) => term)).toEqual(terms)
})

const metalsOf = (silver: number, gold: number) => [
  tier('silver', { spendMinor: 10_000 }, silver),
  tier('gold', { spendMinor: 20_000 }, gold),
]

test.each([
  [null, [100]],
  ['silver', [100, 50]],
  ['gold', [100, 100]],
])('C1: an order of 100 points, with the tier %s', (held, points) => {
  const given = { rules: [spend(1, 100)], tiers: metalsOf(1.5, 2) }
  const used = { day: 0, month: 0, all: 0, tier: held }
  expect(pointsOf(of(10_000), given, { used })).toEqual(points)
})

test('C3: whoever has no tier earns by the rules alone, who has one by both', () => {
  const given = { rules: [spend(1, 100), fixed(20)], tiers: metalsOf(1.25, 2) }
  const used = { day: 0, month: 0, all: 0 }
  expect(pointsOf(of(10_000), given, { used: { ...used, tier: null } })).toEqual([100, 20])
  expect(pointsOf(of(10_000), given, { used: { ...used, tier: 'silver' } })).toEqual([100, 20, 30])
})
