// By what an order's points are multiplied for the tier that its customer held when they placed it,
// as plainly as it can be said: what they had bought by then, year by year. Where it cannot be told
// what an earlier order counted, it may be one of several tiers.
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import type { Tier } from '../../../app/loyalty/program/tiers/tier-settings.ts'
import type { Range } from '../counted.ts'

/** What an earlier order counted, as it was known when the other was placed. */
export interface Sums {
  spendMinor: Range
  points: Range
  orders: Range
}

const measures = ['spendMinor', 'points', 'orders'] as const
type Side = keyof Range
type Tiered = Pick<ProgramSettings, 'tiers' | 'tierReach' | 'tierPeriod'>

export interface Bought {
  /** "2026-03-31", in the shop's time. */
  day: string
  sums: Sums
}

export const once: Range = { least: 10_000, most: 10_000 }

/** The factor, in ten thousandths. @param day "2026-03-31", of the order in the shop's time. */
export function factorOf(day: string, settings: Tiered, bought: Bought[]): Range {
  const factorAt = (side: Side) => {
    const reachedIn = (some: Bought[]) => reached(settings, sumUp(some, side))
    const place = Math.max(...periods(day, settings.tierPeriod, bought).map(reachedIn))
    return settings.tiers[place]?.multiplierBps ?? once.least
  }
  return { least: factorAt('least'), most: factorAt('most') }
}

/** The place of the highest that the running period alone reaches; −1: none. */
export function reachedInPeriod(day: string, settings: Tiered, bought: Bought[]): Range {
  const [running = []] = periods(day, settings.tierPeriod, bought)
  const placeBy = (side: Side) => reached(settings, sumUp(running, side))
  return { least: placeBy('least'), most: placeBy('most') }
}

/** Where nobody knows any more, it is any of them. */
export const anyFactor = ({ tiers }: Pick<ProgramSettings, 'tiers'>): Range => ({
  least: once.least,
  most: Math.max(once.most, ...tiers.map(({ multiplierBps }) => multiplierBps)),
})

function periods(day: string, period: ProgramSettings['tierPeriod'], bought: Bought[]) {
  if (period === 'lifetime') return [bought]
  const year = Number(day.slice(0, 4))
  if (period === 'rolling_year') {
    const from = `${year - 1}${day.slice(4)}`
    return [bought.filter((one) => one.day >= from)]
  }
  return [year, year - 1].map((one) => bought.filter((it) => Number(it.day.slice(0, 4)) === one))
}

function sumUp(bought: Bought[], side: Side): Record<(typeof measures)[number], number> {
  const of = (measure: (typeof measures)[number]) =>
    bought.reduce((sum, { sums }) => sum + sums[measure][side], 0)
  return { spendMinor: of('spendMinor'), points: of('points'), orders: of('orders') }
}

function reached(
  { tiers, tierReach }: Tiered,
  sums: Record<(typeof measures)[number], number>,
): number {
  const isReached = (tier: Tier) => {
    const asked = measures.filter((measure) => tier[measure] !== null)
    const met = asked.filter((measure) => sums[measure] >= (tier[measure] ?? 0))
    return tierReach === 'all' ? met.length === asked.length : met.length > 0
  }
  return tiers.findLastIndex(isReached)
}

const nothing: Range = { least: 0, most: 0 }
export const noSums: Sums = { spendMinor: nothing, points: nothing, orders: nothing }

/** Each of these is sure only as far as the order is known. */
export const asFarAsKnown = ({ spendMinor, points, orders }: Sums, isKnown: boolean): Sums => {
  const of = (range: Range) => (isKnown ? range : { ...range, least: 0 })
  return { spendMinor: of(spendMinor), points: of(points), orders: of(orders) }
}
