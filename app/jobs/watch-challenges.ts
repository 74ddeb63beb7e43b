// Goes through members whose challenges a new version may count otherwise, over all shops that have
// one.
import { forShop } from '../db.server.ts'
import {
  listShopsWithNewVersion,
  sweepChallenges,
} from '../loyalty/settlement/challenges/sweep-challenges.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('challenges', 1)

/** One bounded step for every shop. @returns how many members were looked at. */
export async function watchChallenges({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithNewVersion(now), ({ shopId }) =>
    sweepChallenges(forShop(shopId), now),
  )
}
