// The first step of a redemption: points, or stamps, leave what can be spent before anything is
// asked of others.
import type { ShopTx } from '../../db.server.ts'
import type { Asset } from '../kernel/assets/asset.ts'
import type { Because } from '../kernel/because.ts'
import { accept, type Result, refuse } from '../kernel/refusals.ts'

export interface Hold {
  memberId: string
  /** Left out: points. */
  asset?: Asset
  points: number
  redemptionId: string
  because: Because
  now: Date
}

/**
 * Sets points aside for a redemption, out of the lots that expire first. To hold nothing is a
 * success, and so is to hold the same again; with other points or for another member it is
 * refused as `reference_reused`.
 * @returns `insufficient_points` (with `available` and `missing`) where there are not enough.
 */
export async function hold(tx: ShopTx, request: Hold): Promise<Result<void>> {
  const { memberId, asset = 'points', points, redemptionId, because, now } = request
  if (points === 0) return accept(undefined)
  const [row] = await tx.sql<{ outcome: string; available: number | null }>`
    SELECT * FROM hold_amount(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_member_id => ${memberId}::uuid, p_asset => ${asset}, p_amount => ${points}::int,
      p_redemption_id => ${redemptionId}::uuid, p_because => ${JSON.stringify(because)}::jsonb)`
  if (row?.outcome === 'held' || row?.outcome === 'duplicate') return accept(undefined)
  if (row?.outcome === 'reused') return refuse('reference_reused')
  const available = row?.available ?? 0
  return refuse('insufficient_points', { available, missing: points - available })
}
