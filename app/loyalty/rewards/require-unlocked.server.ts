// Whether a member has reached what a reward asks for.
import type { ShopTx } from '../../db.server.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { readFarings } from '../membership/challenges/read-farings.server.ts'
import { unlockOf, unlocksOf } from '../program/challenges/unlocks.ts'
import type { ProgramSettings, Reward } from '../program/settings.ts'

interface Asked {
  memberId: string
  reward: Pick<Reward, 'unlockedBy'>
  settings: ProgramSettings
}

/** Refuses reward_needs_level, reward_needs_badge; reward_off where nobody can reach it now. */
export async function requireUnlocked(
  tx: ShopTx,
  { memberId, reward, settings }: Asked,
): Promise<Result<void>> {
  const { unlockedBy } = reward
  if (unlockedBy === undefined) return accept(undefined)
  const unlock = unlockOf(unlockedBy, settings)
  if (!unlock) return refuse('reward_off')
  const farings = (await readFarings(tx, [memberId])).get(memberId) ?? []
  if (unlocksOf(farings, settings).includes(unlockedBy)) return accept(undefined)
  const { by, name } = unlock
  return refuse(by === 'level' ? 'reward_needs_level' : 'reward_needs_badge', { name })
}
