// What anybody may see of a program's tiers: what each takes and gives, the lowest first.
import { tierInWords } from '../../explain/changes/tiers-in-words.ts'
import type { Speech } from '../../explain/format.ts'
import type { Texts } from '../../kernel/public-reward.ts'
import type { TierSettings } from '../../program/tiers/tier-settings.ts'

export interface PublicTier {
  /** What a member's state names the one by that is held. */
  id: string
  label: string
  labels: Texts
}

/** Left out where there are none. */
export function publicTiers(
  settings: Pick<TierSettings, 'tiers'> | null,
  speeches: Speech[],
): { tiers?: PublicTier[] } {
  if (!settings || settings.tiers.length === 0) return {}
  const tiers = settings.tiers.map((tier) => {
    const labels = speeches.map((speech) => [speech.locale, tierInWords(tier, speech)] as const)
    return { id: tier.id, label: labels[0]?.[1] ?? '', labels: Object.fromEntries(labels) }
  })
  return { tiers }
}
