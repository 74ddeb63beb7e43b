// The door of redeeming: the phase of the program and what the member is to it, read together.
import type { ShopTx } from '../../db.server.ts'
import type { Result } from '../kernel/refusals.ts'
import { readPhase } from '../program/read-phase.server.ts'
import { decideAccess } from './decide-access.ts'
import { readMembership } from './read-membership.server.ts'

/**
 * Whether this member may redeem now. Refuses program_off, program_in_test, member_excluded,
 * member_paused, not_joined.
 */
export async function requireAccess(
  tx: ShopTx,
  { memberId, now }: { memberId: string; now: Date },
): Promise<Result<void>> {
  const [phase, members] = await Promise.all([
    readPhase(tx, now),
    readMembership(tx, [memberId], now),
  ])
  return decideAccess(phase, members.get(memberId) ?? { status: 'not_joined', isTester: false })
}
