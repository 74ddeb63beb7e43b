// What a customer is given for reaching tiers, as plainly as it can be said: each order that they
// placed brings whatever tier it and those before it reach, by the program of its own moment, as
// all of them are known now; of one tier once in each term.
import type { ProgramSettings } from '../../../app/loyalty/program/settings.ts'
import { type ModelVersion, versionAt } from '../model/versions.ts'
import { localDay } from '../plans/calendar.ts'
import { type Bought, reachedInPeriod, type Sums } from './model-tiers.ts'

const termMs = 365 * 86_400_000

export interface Entry {
  tier: string
  /** When the order was placed that reached it. */
  at: number
  points: number
}

interface Given extends Entry {
  period: ProgramSettings['tierPeriod']
}

export interface PlacedOrder {
  placedAt: number
  sums: Sums
}

/**
 * @param placed the earliest first, with what each counts as it is known now.
 * @returns null where it cannot be told what some order counts.
 */
export function entriesOf(
  placed: PlacedOrder[],
  versions: ModelVersion[],
  timeZone: string,
): Entry[] | null {
  const given: Given[] = []
  const bought: Bought[] = []
  for (const { placedAt: at, sums } of placed) {
    const day = localDay(at, timeZone)
    bought.push({ day, sums })
    // What counts nothing reaches nothing.
    if (sums.orders.most === 0) continue
    const settings = versionAt(versions, at)?.settings
    if (!settings?.tiers.some(({ entryPoints }) => entryPoints)) continue
    const { least, most } = reachedInPeriod(day, settings, bought)
    if (least !== most || sums.orders.least === 0) return null
    for (const { id: tier, entryPoints: points } of settings.tiers.slice(0, least + 1)) {
      const isSecond = given.some((one) => one.tier === tier && isWithin(one, at, timeZone))
      if (points && !isSecond) given.push({ tier, at, points, period: settings.tierPeriod })
    }
  }
  return given
}

/** Whether its term still runs: by the program that gave it. */
function isWithin({ at, period }: Given, later: number, timeZone: string): boolean {
  const year = (moment: number) => localDay(moment, timeZone).slice(0, 4)
  if (period === 'lifetime') return true
  return period === 'rolling_year' ? later < at + termMs : year(at) === year(later)
}
