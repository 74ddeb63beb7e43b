// The tier that a member holds, and how far the next one is, in words: the same on the storefront
// and in the admin.
import type { HeldTier } from '../../program/tiers/held-tier.ts'
import {
  type Tier,
  type TierSettings,
  type TierSums,
  tierMeasures,
  wholeBps,
} from '../../program/tiers/tier-settings.ts'
import { thresholdsOf } from '../changes/tiers-in-words.ts'
import { formatDate, formatFactor, formatPoints, type Speech } from '../format.ts'
import { say } from '../words.ts'

export interface ToldTier {
  /** Null: none is held. */
  id: string | null
  /** What it is called; empty where none is held. */
  name: string
  /** What it gives, and until when it is held. */
  facts: string[]
  /** Null at the top. */
  next: { name: string; missing: string; percent: number } | null
}

type Held = Pick<HeldTier, 'tierId' | 'sums'> & { until: Date | string | null }

export const nothingHeld: Held = {
  tierId: null,
  until: null,
  sums: { spendMinor: 0, points: 0, orders: 0 },
}

export function tellTier(held: Held, settings: TierSettings, speech: Speech): ToldTier {
  const place = settings.tiers.findIndex(({ id }) => id === held.tierId)
  const tier = settings.tiers[place]
  const next = settings.tiers[place + 1]
  return {
    id: tier?.id ?? null,
    name: tier?.name ?? '',
    facts: tier ? factsOf(tier, held, speech) : [],
    next: next ? tellNext(next, held.sums, settings, speech) : null,
  }
}

function factsOf(
  { multiplierBps, birthdayPoints }: Tier,
  { until }: Held,
  speech: Speech,
): string[] {
  const { locale, timeZone = 'UTC', pointsName } = speech
  const amount = formatPoints(birthdayPoints ?? 0, pointsName, locale)
  const factor = formatFactor(multiplierBps, locale)
  // It ends as a day begins: the one before is the last.
  const last = until && new Date(new Date(until).getTime() - 1)
  return [
    ...(multiplierBps > wholeBps ? [say(locale, 'tier.gives', { factor })] : []),
    ...(birthdayPoints ? [say(locale, 'tier.gives_birthday', { amount })] : []),
    ...(last ? [say(locale, 'tier.until', { date: formatDate(last, locale, timeZone) })] : []),
  ]
}

function tellNext(
  next: Tier,
  sums: TierSums,
  { tierReach }: Pick<TierSettings, 'tierReach'>,
  speech: Speech,
): ToldTier['next'] {
  const { locale } = speech
  const asked = tierMeasures.flatMap((measure) => {
    const needed = next[measure]
    return needed === null ? [] : [{ measure, needed, is: Math.min(sums[measure], needed) }]
  })
  const missing = asked
    .filter(({ needed, is }) => is < needed)
    .flatMap(({ measure, needed, is }) => {
      const none = { spendMinor: null, points: null, orders: null }
      return thresholdsOf({ ...none, [measure]: needed - is }, speech)
    })
  const type = tierReach === 'all' ? 'conjunction' : 'disjunction'
  const list = new Intl.ListFormat(locale, { type }).format(missing)
  const shares = asked.map(({ needed, is }) => (is / needed) * 100)
  const share = tierReach === 'all' ? Math.min(...shares) : Math.max(...shares)
  return {
    name: next.name,
    missing: say(locale, 'tier.missing', { missing: list, name: next.name }),
    percent: Math.floor(share),
  }
}
