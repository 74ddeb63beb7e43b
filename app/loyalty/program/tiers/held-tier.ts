// The tier that a member holds now, as it was last noted.
import type { TierSums } from './tier-settings.ts'

export interface HeldTier {
  /** Of the version in force; null: the lowest is not reached. */
  tierId: string | null
  since: Date
  /** When it ends if nothing more is ordered; null: never, or none is held. */
  until: Date | null
  /** Towards the next, of the running period. */
  sums: TierSums
}
