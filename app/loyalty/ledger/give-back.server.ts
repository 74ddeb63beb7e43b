// A voucher ends unused: its points return to where they came from.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'
import { addDays } from '../kernel/time.ts'

export interface GiveBack {
  redemptionId: string
  because: Because
  /** The lots that the points go back to live at least this long. */
  graceDays: number
  now: Date
}

/**
 * An unused voucher is void: outstanding → available, into the lots they left.
 * @returns the points moved; 0 where that had been done before.
 */
export async function giveBack(tx: ShopTx, request: GiveBack): Promise<number> {
  const { redemptionId, because, graceDays, now } = request
  const [row] = await tx.sql<{ points: number }>`
    SELECT restore_redemption(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_redemption_id => ${redemptionId}::uuid, p_verb => 'return',
      p_because => ${JSON.stringify(because)}::jsonb,
      p_until => ${addDays(now, graceDays)}::timestamptz) AS points`
  return row?.points ?? 0
}
