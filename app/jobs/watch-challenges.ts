// Goes through members whose challenges a new version counts otherwise, over all shops where one
// does.
import { forShop } from '../db.server.ts'
import {
  listShopsWithChallenges,
  sweepChallenges,
} from '../loyalty/settlement/challenges/sweep-challenges.server.ts'
import { takeTurns } from './take-turns.ts'

const inTurns = takeTurns('challenges', 1)

/** One bounded step for every shop. @returns how many members were looked at. */
export async function watchChallenges({ now }: { now: Date }): Promise<number> {
  return inTurns(await listShopsWithChallenges(now), ({ shopId }) =>
    sweepChallenges(forShop(shopId), now),
  )
}
