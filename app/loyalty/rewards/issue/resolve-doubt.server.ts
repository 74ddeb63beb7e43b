// A redemption in doubt, decided by a person. The vendor is asked once more first: what is found
// counts, whatever was said.
import type { ShopDb } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { findRedemption, type RedemptionTask } from '../find-redemption.server.ts'
import { recordIssued, recordRefused } from './record-issue.server.ts'

export interface DoubtToResolve {
  redemptionId: string
  /** What the person found: the member has it, or does not. */
  verdict: 'issued' | 'refused'
  now: Date
}

/** Looks the voucher up at the vendor's. @returns its id; null where there is none. */
export type LookUp = (redemption: RedemptionTask) => Promise<string | null>

export interface Resolved {
  outcome: 'issued' | 'refused'
  /** It was found, so this is not a matter of anybody's word. */
  wasFound: boolean
}

/** Refuses redemption_unknown, redemption_changed. */
export async function resolveDoubt(
  shop: ShopDb,
  { redemptionId, verdict, now }: DoubtToResolve,
  lookUp: LookUp,
): Promise<Result<Resolved>> {
  const redemption = await findRedemption(shop, redemptionId)
  if (!redemption) return refuse('redemption_unknown')
  if (redemption.status !== 'in_doubt') return refuse('redemption_changed')
  const voucherId = await lookUp(redemption)
  const outcome = voucherId ? 'issued' : verdict
  const step = { redemptionId, from: 'in_doubt', now } as const
  const isDone =
    outcome === 'issued'
      ? await recordIssued(shop, { ...step, voucherId })
      : await recordRefused(shop, { ...step, problem: 'decided_by_person' })
  return isDone ? accept({ outcome, wasFound: voucherId !== null }) : refuse('redemption_changed')
}
