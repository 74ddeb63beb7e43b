// How a member fares with the challenges of the program in force.
import type { ShopTx } from '../../../db.server.ts'
import { readFarings } from '../../membership/challenges/read-farings.server.ts'
import { hasChallenges } from '../../program/challenges/challenge-settings.ts'
import { readProgramInForce } from '../../program/read-program-in-force.server.ts'
import type { StatementChallenges } from './statement.ts'

/** @returns null where the program has none. */
export async function readChallenges(
  shop: ShopTx,
  memberId: string,
  now: Date,
): Promise<StatementChallenges | null> {
  const [version, farings] = await Promise.all([
    readProgramInForce(shop, now),
    readFarings(shop, [memberId]),
  ])
  if (!version || !hasChallenges(version.settings)) return null
  const { challenges, levels } = version.settings
  return { farings: farings.get(memberId) ?? [], settings: { challenges, levels }, at: now }
}
