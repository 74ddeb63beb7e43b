// Whether two programs ask for and give the same by challenges and levels. Pure.
import type { ChallengeSettings } from './challenge-settings.ts'

/** Settings come out of the schema with their keys in its order, so their texts can be compared. */
export function haveSameChallenges(one: ChallengeSettings, other: ChallengeSettings): boolean {
  const textOf = ({ challenges, levels, challengeHoldDays }: ChallengeSettings) =>
    JSON.stringify([challenges, levels, challengeHoldDays])
  return textOf(one) === textOf(other)
}
