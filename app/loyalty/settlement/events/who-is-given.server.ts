// Whom a program gives anything for what is no order, at a moment: whoever was in then, not out of
// it or paused, while it gave something.
import type { ShopTx } from '../../../db.server.ts'
import { readHistories } from '../../membership/read-membership.server.ts'
import { nothingKnown, statusAt } from '../../membership/standing.ts'
import { listVersions } from '../../program/list-versions.server.ts'
import { listPhases } from '../../program/read-phase.server.ts'
import type { ProgramVersion } from '../../program/settings.ts'
import { isOpen } from '../award-signup.server.ts'
import { versionAt } from '../version-at.ts'

/** @returns by which version, or null where nothing is given. */
export type WhoIsGiven = (asked: { memberId: string; at: Date }) => ProgramVersion | null

export async function readWhoIsGiven(tx: ShopTx, memberIds: string[]): Promise<WhoIsGiven> {
  const versions = await listVersions(tx)
  const phases = await listPhases(tx)
  const histories = await readHistories(tx, memberIds)
  return (asked) => {
    const version = versionAt(versions, asked.at)
    const history = histories.get(asked.memberId) ?? nothingKnown
    const isIn = version && statusAt(history, version.settings, asked.at) === 'member'
    return isIn && isOpen(phases, asked) ? version : null
  }
}
