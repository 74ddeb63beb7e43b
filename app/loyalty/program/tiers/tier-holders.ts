// How many members would hold each tier, as it was counted for tiers that were asked about. Pure.
import type { TierSettings } from './tier-settings.ts'

export interface TierHolders {
  /** Of which tiers, since the draft may have others by now. */
  basis: string
  /** By the id of the tier. */
  holders: Record<string, number>
}

/** What says whether tiers are reached by the same orders. */
export const tierBasis = ({ tiers, tierReach, tierPeriod }: TierSettings): string =>
  JSON.stringify([
    tierReach,
    tierPeriod,
    ...tiers.map(({ id, spendMinor, points, orders }) => [id, spendMinor, points, orders]),
  ])
