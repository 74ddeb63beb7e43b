// Joining, leaving, pausing: what somebody did, or had done to them, is only ever added.
import type { ShopTx } from '../../db.server.ts'
import { lockMember } from './lock-member.server.ts'
import { readHistories } from './read-membership.server.ts'
import { type MembershipKind, nothingKnown } from './standing.ts'

export interface NewChange {
  memberId: string
  kind: MembershipKind
  /** The terms' version; who paused somebody, and why. No personal data. */
  detail?: Record<string, string>
  now: Date
}

const opposites: Record<MembershipKind, MembershipKind[]> = {
  signed_in: ['signed_in'],
  joined: ['joined', 'left'],
  left: ['joined', 'left'],
  paused: ['paused', 'resumed'],
  resumed: ['paused', 'resumed'],
}

/**
 * Writes it unless it is so already: a repetition changes nothing.
 * @returns whether it was written; null for nobody.
 */
export async function recordChange(tx: ShopTx, change: NewChange): Promise<boolean | null> {
  const { memberId, kind, detail = {}, now } = change
  if (!(await lockMember(tx, memberId))) return null
  const { changes } = (await readHistories(tx, [memberId])).get(memberId) ?? nothingKnown
  const last = changes.findLast((one) => opposites[kind].includes(one.kind))
  const isSo = last ? last.kind === kind : kind === 'resumed'
  if (isSo) return false
  // The clock may have been set back: what came later in life must come later in the history.
  const occurredAt = new Date(Math.max(now.getTime(), (last?.occurredAt.getTime() ?? 0) + 1))
  await tx.db.membershipChange.create({
    data: { shopId: tx.shopId, memberId, kind, occurredAt, recordedAt: now, detail },
  })
  return true
}
