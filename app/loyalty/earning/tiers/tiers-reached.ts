// When tiers were reached, for what is given on reaching them: once in each term. Every order that
// counts is looked at by the tiers of its own moment, so that later ones neither bring nor take
// anything; one that jumps over a tier reaches that as well: it does not matter how somebody got
// there. Pure.
import { addDays, dateOf } from '../../kernel/time.ts'
import type { Tier, TierSettings } from '../../program/tiers/tier-settings.ts'
import { periodAt, placeOf, sumUp, type TierOrder } from './tier-held.ts'

type Period = TierSettings['tierPeriod']

export interface ReachedTier {
  tier: Tier
  /** When the order was placed that reached it. */
  at: Date
  period: Period
  /** A calendar year, or the day on which the term began; for ever there is one. */
  term: string
}

export interface PastTiers {
  /** By the version in force at that moment; null: there was no program. */
  tiersAt(at: Date): TierSettings | null
  timeZone: string
}

const termDays = 365

/** Whether anything is, or was, given for reaching a tier. */
export const givesEntries = (versions: { settings: Pick<TierSettings, 'tiers'> }[]): boolean =>
  versions.some(({ settings }) => settings.tiers.some(({ entryPoints }) => entryPoints))

const isSame = ({ tier }: ReachedTier, { id }: Tier): boolean => tier.id === id

/** @param orders as they are known now, the earliest first. */
export function tiersReached(orders: TierOrder[], past: PastTiers): ReachedTier[] {
  const { timeZone } = past
  return orders.reduce<ReachedTier[]>((known, order, place) => {
    const at = new Date(order.at)
    const settings = order.sums.orders > 0 ? past.tiersAt(at) : null
    if (!settings?.tiers.some(({ entryPoints }) => entryPoints)) return known
    const { tierPeriod: period, tiers } = settings
    const [from] = periodAt(period, at, timeZone)
    const counted = orders.slice(0, place + 1).filter((one) => one.at >= from)
    const reached = tiers.slice(0, placeOf(sumUp(counted), settings) + 1)
    const fresh = reached
      .filter(({ entryPoints }) => entryPoints)
      .filter((tier) => !known.some((one) => isSame(one, tier) && isSameTerm(one, at, timeZone)))
    const term = termAt(period, at, timeZone)
    return [...known, ...fresh.map((tier) => ({ tier, at, period, term }))]
  }, [])
}

/** What was given for reaching a tier. */
export interface GivenForTier {
  tierId: string
  /** When the order was placed that had reached it then. */
  at: Date
  /** Null: too long ago to be given otherwise. */
  points: number | null
}

/**
 * What was given beside what it is for, one for one: it stays where another order of the same term
 * turns out to have reached the tier. What is left of either has to be given, or taken back.
 * @param reached and what was given, the earliest first.
 */
export function matchEntries<Entry extends GivenForTier>(
  reached: ReachedTier[],
  given: Entry[],
  timeZone: string,
): ReadonlyMap<ReachedTier, Entry> {
  const free = new Set(given)
  const matched = new Map<ReachedTier, Entry>()
  for (const one of reached) {
    const isFor = ({ tierId, at, points }: Entry) =>
      tierId === one.tier.id &&
      (points === null || points === one.tier.entryPoints) &&
      isSameTerm(one, at, timeZone)
    const entry = [...free].find(isFor)
    if (!entry) continue
    free.delete(entry)
    matched.set(one, entry)
  }
  return matched
}

/** Whether reaching a tier at a moment gives nothing more to whoever reached it then. */
function isSameTerm(
  { period, at: reachedAt }: Pick<ReachedTier, 'period' | 'at'>,
  at: Date,
  timeZone: string,
): boolean {
  if (period === 'lifetime') return true
  if (period === 'calendar_year')
    return dateOf(reachedAt, timeZone).slice(0, 4) === dateOf(at, timeZone).slice(0, 4)
  return at < addDays(reachedAt, termDays) && reachedAt < addDays(at, termDays)
}

function termAt(period: Period, at: Date, timeZone: string): string {
  if (period === 'lifetime') return 'ever'
  const date = dateOf(at, timeZone)
  return period === 'calendar_year' ? date.slice(0, 4) : date
}
