// What a merchant may not have meant by a program, told beside the draft. Nothing of it stands in
// the way of publishing.
import type { ProgramSettings } from '../../program/settings.ts'
import { challengesUnreached } from './challenges-unreached.ts'
import { entriesAboveTiers } from './entry-above-tier.ts'
import { ordersForFree } from './free-order.ts'
import { aboveMargin, rewardsAboveEarning } from './giving-back.ts'
import { rulesPayingTwice } from './pays-twice.ts'
import { tiersUnreached } from './tier-unreached.ts'
import type { ProgramWarning, ShopFacts } from './warning.ts'

/** The costliest first. */
export function programWarnings(settings: ProgramSettings, facts: ShopFacts): ProgramWarning[] {
  return [
    ...rewardsAboveEarning(settings, facts),
    ...aboveMargin(settings, facts),
    ...ordersForFree(settings.rewards),
    ...rulesPayingTwice(settings),
    ...entriesAboveTiers(settings, facts),
    ...tiersUnreached(settings, facts),
    ...challengesUnreached(settings),
  ]
}
