// What a member's state says of the challenges: how far they are, what they have reached, and which
// rewards that opens to them.

import { type ToldChallenges, tellChallenges } from '../../explain/challenges/tell-challenges.ts'
import type { Speech } from '../../explain/format.ts'
import {
  type ChallengeSettings,
  hasChallenges,
} from '../../program/challenges/challenge-settings.ts'
import type { Faring } from '../../program/challenges/faring.ts'
import { unlocksOf } from '../../program/challenges/unlocks.ts'
import { badgeOf, type PublicBadge } from './public-challenges.ts'

export interface BadgeState extends PublicBadge {
  /** Of the challenge that it was reached in. */
  id: string
  name: string
  /** On which day, and how often. */
  reached: string
  /** It can be reached once more, in the period that runs. */
  isAgain: boolean
}

export interface ChallengeState extends Omit<ToldChallenges, 'badges'> {
  badges: BadgeState[]
  /** By their keys, what a reward may ask for. */
  unlocks: string[]
}

/** Left out where the program has none. */
export function challengesOf(
  farings: Faring[],
  settings: ChallengeSettings | null,
  told: { now: Date; speech: Speech },
): { challenges?: ChallengeState } {
  if (!settings || !hasChallenges(settings)) return {}
  const { badges, ...rest } = tellChallenges(farings, settings, told)
  return {
    challenges: {
      ...rest,
      badges: badges.map(({ icon, colour, ...badge }) => ({
        ...badge,
        ...badgeOf({ icon, colour }),
        isAgain: settings.challenges.some(
          ({ id, repeats }) => id === badge.id && repeats !== 'once',
        ),
      })),
      unlocks: unlocksOf(farings, settings),
    },
  }
}
