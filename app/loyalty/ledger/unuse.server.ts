// What was given to nobody at a checkout can be undone: its points return to where they came from.
import type { ShopTx } from '../../db.server.ts'
import { addDays } from '../kernel/time.ts'
import type { GiveBack } from './give-back.server.ts'

/**
 * A use is undone: redeemed → available, into the lots that the points left.
 * @returns the points moved; 0 where that had been done before.
 */
export async function unuse(tx: ShopTx, request: GiveBack): Promise<number> {
  const { redemptionId, because, graceDays, now } = request
  const [row] = await tx.sql<{ points: number }>`
    SELECT restore_redemption(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_redemption_id => ${redemptionId}::uuid, p_verb => 'unuse',
      p_because => ${JSON.stringify(because)}::jsonb,
      p_until => ${addDays(now, graceDays)}::timestamptz) AS points`
  return row?.points ?? 0
}
