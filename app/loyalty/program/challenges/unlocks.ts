// What a reward may ask for: a level that was reached, or the badge of a challenge. Pure.
import { type ChallengeSettings, levelAt } from './challenge-settings.ts'
import type { Faring } from './faring.ts'

type Settings = Pick<ChallengeSettings, 'challenges' | 'levels'>

export const levelKey = (id: string): string => `level/${id}`
export const badgeKey = (id: string): string => `badge/${id}`

/** What somebody has unlocked, by these keys: of levels all up to the one they have reached. */
export function unlocksOf(farings: Faring[], { levels }: Settings): string[] {
  const reached = farings.filter(({ reachedAt }) => reachedAt !== null)
  const level = levelAt(levels, reached.length)
  const upTo = level ? levels.slice(0, levels.indexOf(level) + 1) : []
  const badges = new Set(reached.map(({ challengeId }) => challengeId))
  return [...upTo.map(({ id }) => levelKey(id)), ...[...badges].map(badgeKey)]
}

export interface Unlock {
  by: 'level' | 'badge'
  name: string
}

/** What a key stands for; null where the program has nothing of the kind any more. */
export function unlockOf(key: string, { challenges, levels }: Settings): Unlock | null {
  const level = levels.find(({ id }) => levelKey(id) === key)
  if (level) return { by: 'level', name: level.name }
  const challenge = challenges.find(({ id }) => badgeKey(id) === key)
  return challenge ? { by: 'badge', name: challenge.name } : null
}

/** What asks for a level or a badge that is no more cannot be had. */
export const canBeUnlocked = (
  { unlockedBy }: { unlockedBy?: string | undefined },
  settings: Settings | null,
): boolean =>
  unlockedBy === undefined || (settings !== null && unlockOf(unlockedBy, settings) !== null)

/** What a reward can be made to ask for; `gone`: what it asks for is no more. */
export interface UnlockChoice {
  key: string
  by: Unlock['by'] | 'gone'
  name: string
}

export function unlockChoices(
  { challenges, levels }: Settings,
  asked: string | undefined,
): UnlockChoice[] {
  const all: UnlockChoice[] = [
    ...levels.map(({ id, name }) => ({ key: levelKey(id), by: 'level' as const, name })),
    ...challenges.map(({ id, name }) => ({ key: badgeKey(id), by: 'badge' as const, name })),
  ]
  const isGone = asked !== undefined && !all.some(({ key }) => key === asked)
  return isGone ? [...all, { key: asked, by: 'gone', name: '' }] : all
}
