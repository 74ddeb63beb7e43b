// Points given or taken by hand, against the program's account of corrections. A member never
// becomes negative by it.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'
import { addDays } from '../kernel/time.ts'

export interface Adjustment {
  memberId: string
  /**
   * Signed: a debit takes what expires first; a credit gets a lot of its own, or returns to the
   * lots that were debited where it undoes a debit. Never 0.
   */
  points: number
  /**
   * Chosen by the caller, once per adjustment: the same again is a success that changes nothing.
   */
  adjustmentId: string
  note: string
  actor: string
  /** The adjustment that this one undoes. */
  undoes?: string
  /** When a credit expires; by default never. */
  expiresAt?: Date | null
  /** What returns to the lots that were debited lives at least this long. */
  graceDays?: number
  now: Date
}

/** @returns refusals: `insufficient_points`, `member_unknown`, `reference_reused`. */
export async function adjust(
  tx: ShopTx,
  adjustment: Adjustment,
): Promise<Result<{ isRepeat: boolean }>> {
  const { memberId, points, adjustmentId, expiresAt, undoes = null, now } = adjustment
  const until = addDays(now, adjustment.graceDays ?? 0)
  if (!Number.isSafeInteger(points) || points === 0)
    throw new RangeError('an adjustment of nothing')
  const [row] = await tx.sql<{ outcome: string; available: number | null }>`
    SELECT * FROM adjust_points(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_member_id => ${memberId}::uuid, p_points => ${points}::int,
      p_adjustment_id => ${adjustmentId}::text,
      p_because => ${JSON.stringify(becauseOf(adjustment))}::jsonb,
      p_expires_at => ${expiresAt ?? null}::timestamptz, p_undoes => ${undoes}::text,
      p_until => ${until}::timestamptz)`
  if (row?.outcome === 'adjusted') return accept({ isRepeat: false })
  if (row?.outcome === 'duplicate') return accept({ isRepeat: true })
  if (row?.outcome === 'reused') return refuse('reference_reused')
  if (row?.outcome === 'unknown') return refuse('member_unknown')
  const available = row?.available ?? 0
  return refuse('insufficient_points', { available, missing: -points - available })
}

function becauseOf({ note, actor, adjustmentId, undoes }: Adjustment): Because {
  if (undoes) return { kind: 'adjustment_undone', actor, adjustmentId: undoes }
  return { kind: 'adjusted', note, actor, adjustmentId }
}
