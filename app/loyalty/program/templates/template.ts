// A proven program to begin with: how points are earned, what they buy, and when. It holds no
// words: rules and rewards are named in each reader's language. What is the shop's own (its names,
// who is a member, how money is counted) is no part of it.
import type { ChallengeSettings } from '../challenges/challenge-settings.ts'
import type { ProgramSettings } from '../settings.ts'
import type { TierSettings } from '../tiers/tier-settings.ts'

export type TemplateSettings = Pick<
  ProgramSettings,
  'rules' | 'rewards' | 'pendingDays' | 'expiry' | 'awardedWhen'
> &
  Partial<TierSettings> &
  Partial<ChallengeSettings>

export interface Template<Name extends string = string> {
  name: Name
  /** It has the idea board, which lives beside the program. */
  hasIdeas?: boolean
  /** @param unitMinor about what one dollar is, in the shop's currency (`handyMinor`). */
  settingsFor(unitMinor: number): TemplateSettings
}
