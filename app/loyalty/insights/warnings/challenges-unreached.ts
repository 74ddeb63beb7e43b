// Challenges that nobody can reach: about friends, where the program gives nothing for any.
import type { ProgramSettings } from '../../program/settings.ts'
import { friendTerms } from '../../referrals/friend-terms.ts'
import type { ChallengeUnreached } from './warning.ts'

type Settings = Pick<ProgramSettings, 'challenges' | 'rules'>

export function challengesUnreached(settings: Settings): ChallengeUnreached[] {
  if (friendTerms(settings)) return []
  const challengeIds = settings.challenges.flatMap(({ kind, id }) => (kind === 'friends' ? id : []))
  return challengeIds.length > 0 ? [{ code: 'challenge_unreached', challengeIds }] : []
}
