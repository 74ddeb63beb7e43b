// A hold ends well: its points are in the voucher now, until that is used or void.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'

export interface Capture {
  redemptionId: string
  because: Because
  now: Date
}

/**
 * A held redemption has become a voucher: held → outstanding.
 * @returns the points moved; 0 where that had been done before.
 */
export async function capture(
  tx: ShopTx,
  { redemptionId, because, now }: Capture,
): Promise<number> {
  const [row] = await tx.sql<{ points: number }>`
    SELECT move_redemption(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_redemption_id => ${redemptionId}::uuid, p_verb => 'capture',
      p_because => ${JSON.stringify(because)}::jsonb) AS points`
  return row?.points ?? 0
}
