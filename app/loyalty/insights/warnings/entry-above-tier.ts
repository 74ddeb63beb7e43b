// Tiers that pay for themselves: what is given for reaching one, and those that are jumped over on
// the way, is worth as much as has to be spent for it, or more.
import type { ProgramSettings } from '../../program/settings.ts'
import { pointWorth } from '../../reward-kinds/point-worth.ts'
import { ordinaryMinor } from './giving-back.ts'
import type { EntryAboveTier, ShopFacts } from './warning.ts'

export function entriesAboveTiers(settings: ProgramSettings, facts: ShopFacts): EntryAboveTier[] {
  const worth = pointWorth(settings.rewards, ordinaryMinor(facts))
  if (!worth) return []
  let points = 0
  return settings.tiers.flatMap(({ id, spendMinor, entryPoints }) => {
    points += entryPoints ?? 0
    const givenMinor = Math.round(points * worth.minorPerPoint)
    if (!entryPoints || spendMinor === null || givenMinor < spendMinor) return []
    return [{ code: 'entry_above_tier' as const, tierId: id, spendMinor, givenMinor }]
  })
}
