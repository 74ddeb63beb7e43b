// Which tier a member holds at a moment, by their earlier orders alone: no step of the way there is
// remembered, so that the same orders come to the same tier however they were told. Pure.
import { dateOf, startOfDate } from '../../kernel/time.ts'
import {
  type Tier,
  type TierMeasure,
  type TierSettings,
  type TierSums,
  tierMeasures,
} from '../../program/tiers/tier-settings.ts'

/** What an order counts towards tiers, as it was known at the moment that is looked at. */
export interface TierOrder {
  /** When it was placed, in milliseconds. */
  at: number
  sums: TierSums
}

export interface TierStanding {
  /** Null: the lowest is not reached. */
  tier: Tier | null
  /** Towards the next: of the running period. */
  sums: TierSums
  /** Null at the top. */
  next: Tier | null
  /** Until when it is held if nothing more is ordered; null: for ever, or nothing is held. */
  until: Date | null
  /** When any of this changes if nothing more is ordered; null: never. */
  changesAt: Date | null
}

export interface Looked {
  at: Date
  timeZone: string
}

export const nothingCounted: TierSums = { spendMinor: 0, points: 0, orders: 0 }

/** @param orders those before the moment that is looked at, the earliest first. */
export function tierHeld(
  orders: TierOrder[],
  settings: TierSettings,
  looked: Looked,
): TierStanding {
  const { tiers } = settings
  const { sums, reached, kept } = lookBack(orders, settings, looked)
  const place = Math.max(reached, kept)
  return {
    tier: tiers[place] ?? null,
    sums,
    next: tiers[place + 1] ?? null,
    until: place < 0 ? null : heldUntil({ orders, place, reached, settings, ...looked }),
    changesAt: changesAt(orders, settings, looked),
  }
}

function changesAt(
  orders: TierOrder[],
  { tierPeriod }: TierSettings,
  { at, timeZone }: Looked,
): Date | null {
  const [from, before] = periodAt(tierPeriod, at, timeZone)
  const first = orders.find((one) => one.at >= (before ?? from))
  if (!first || tierPeriod === 'lifetime') return null
  if (tierPeriod === 'rolling_year') return dayAfterYear(first.at, timeZone)
  return new Date(startOfYear(Number(dateOf(at, timeZone).slice(0, 4)) + 1, timeZone))
}

/** The place among the tiers of the one that is held; −1: none. */
export function tierPlace(orders: TierOrder[], settings: TierSettings, looked: Looked): number {
  const { reached, kept } = lookBack(orders, settings, looked)
  return Math.max(reached, kept)
}

function lookBack(orders: TierOrder[], settings: TierSettings, { at, timeZone }: Looked) {
  const [from, before] = periodAt(settings.tierPeriod, at, timeZone)
  const sums = sumUp(orders.filter((one) => one.at >= from))
  const kept = before === null ? -1 : placeOf(sumUp(within(orders, before, from)), settings)
  return { sums, reached: placeOf(sums, settings), kept }
}

/** When the running period began, and the one before it where that still counts; milliseconds. */
export function periodAt(
  period: TierSettings['tierPeriod'],
  at: Date,
  timeZone: string,
): [number, number | null] {
  if (period === 'lifetime') return [Number.NEGATIVE_INFINITY, null]
  if (period === 'rolling_year') return [yearBefore(at, timeZone), null]
  const year = Number(dateOf(at, timeZone).slice(0, 4))
  return [startOfYear(year, timeZone), startOfYear(year - 1, timeZone)]
}

const startOfYear = (year: number, timeZone: string): number =>
  startOfDate(`${year}-01-01`, timeZone)?.getTime() ?? Number.NEGATIVE_INFINITY

/** The same day a year ago; of 29 February, the day after the 28th. */
function yearBefore(at: Date, timeZone: string): number {
  const [year, rest] = [dateOf(at, timeZone).slice(0, 4), dateOf(at, timeZone).slice(4)]
  const day = startOfDate(`${Number(year) - 1}${rest}`, timeZone)
  const instead = startOfDate(`${Number(year) - 1}-03-01`, timeZone)
  return (day ?? instead)?.getTime() ?? Number.NEGATIVE_INFINITY
}

const within = (orders: TierOrder[], from: number, to: number) =>
  orders.filter((one) => one.at >= from && one.at < to)

export function sumUp(orders: TierOrder[]): TierSums {
  const sum = { ...nothingCounted }
  for (const { sums } of orders) for (const measure of tierMeasures) sum[measure] += sums[measure]
  return sum
}

/** The place of the highest that is reached; −1: none. */
export function placeOf(sums: TierSums, { tiers, tierReach }: TierSettings): number {
  return tiers.findLastIndex((tier) => {
    const asked = tierMeasures.filter((measure) => tier[measure] !== null)
    const isMet = (measure: TierMeasure) => sums[measure] >= (tier[measure] ?? 0)
    return tierReach === 'all' ? asked.every(isMet) : asked.some(isMet)
  })
}

interface Held extends Looked {
  orders: TierOrder[]
  place: number
  /** By the running period alone. */
  reached: number
  settings: TierSettings
}

function heldUntil({ orders, place, reached, settings, at, timeZone }: Held): Date | null {
  const { tierPeriod } = settings
  if (tierPeriod === 'lifetime') return null
  if (tierPeriod === 'rolling_year') return leavingAt({ orders, place, settings, at, timeZone })
  const year = Number(dateOf(at, timeZone).slice(0, 4))
  return new Date(startOfYear(reached >= place ? year + 2 : year + 1, timeZone))
}

/** When so many of the oldest orders have left the twelve months that the tier is not reached. */
function leavingAt({ orders, place, settings, at, timeZone }: Omit<Held, 'reached'>): Date | null {
  const from = yearBefore(at, timeZone)
  const counted = orders.filter((one) => one.at >= from)
  const left = sumUp(counted)
  const last = counted.find(({ sums }) => {
    for (const measure of tierMeasures) left[measure] -= sums[measure]
    return placeOf(left, settings) < place
  })
  return last ? dayAfterYear(last.at, timeZone) : null
}

/** The first day on which an order of that moment is more than twelve months old. */
function dayAfterYear(at: number, timeZone: string): Date {
  const date = dateOf(new Date(at), timeZone)
  const year = Number(date.slice(0, 4)) + 1
  const anniversary = startOfDate(`${year}${date.slice(4)}`, timeZone)
  const day = anniversary ?? startOfDate(`${year}-03-01`, timeZone) ?? new Date(at)
  // A day and an hour later it is the next day, whatever the clocks do.
  const next = dateOf(new Date(day.getTime() + 25 * 3_600_000), timeZone)
  return startOfDate(next, timeZone) ?? day
}
