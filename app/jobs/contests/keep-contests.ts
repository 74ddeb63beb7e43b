// Contests are counted while they run, once a minute, and decided when their time has come.
import { forShop } from '../../db.server.ts'
import {
  keepContest,
  listDueContests,
} from '../../loyalty/settlement/contests/keep-contests.server.ts'
import { takeTurns } from '../take-turns.ts'

const inTurns = takeTurns('contests', 1)

/** @returns how many there were. */
export async function keepContests({ now }: { now: Date }): Promise<number> {
  const due = await listDueContests(now)
  return inTurns(due, ({ shopId, id }) => keepContest(forShop(shopId), id, now))
}
