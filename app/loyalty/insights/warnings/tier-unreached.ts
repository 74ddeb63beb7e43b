// Tiers that nobody reaches: by all orders that are known, no member would hold one of them, or a
// higher one, today. A shop that has hardly sold anything is told nothing.
import type { ProgramSettings } from '../../program/settings.ts'
import { tierBasis } from '../../program/tiers/tier-holders.ts'
import { hasTiers } from '../../program/tiers/tier-settings.ts'
import type { ShopFacts, TierUnreached } from './warning.ts'

/** Members who hold a tier at all: with fewer, the next customer may change it. */
const leastHolders = 5

export function tiersUnreached(
  settings: ProgramSettings,
  { tiers: counted }: ShopFacts,
): TierUnreached[] {
  // What was counted for other tiers says nothing of these.
  if (!hasTiers(settings) || counted?.basis !== tierBasis(settings)) return []
  const held = settings.tiers.map(({ id }) => counted.holders[id] ?? 0)
  const all = held.reduce((sum, count) => sum + count, 0)
  if (all < leastHolders) return []
  const highest = held.findLastIndex((count) => count > 0)
  const tierIds = settings.tiers.slice(highest + 1).map(({ id }) => id)
  return tierIds.length > 0 ? [{ code: 'tier_unreached', tierIds }] : []
}
