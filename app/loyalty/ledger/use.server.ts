// The last step of a redemption: what was promised has been given at a checkout.
import type { ShopTx } from '../../db.server.ts'
import type { Because } from '../kernel/because.ts'

export interface Use {
  redemptionId: string
  because: Because
  now: Date
}

/**
 * A voucher was used: outstanding → redeemed.
 * @returns the points moved; 0 where that had been done before.
 */
export async function use(tx: ShopTx, { redemptionId, because, now }: Use): Promise<number> {
  const [row] = await tx.sql<{ points: number }>`
    SELECT move_redemption(p_shop_id => ${tx.shopId}::int, p_now => ${now}::timestamptz,
      p_redemption_id => ${redemptionId}::uuid, p_verb => 'use',
      p_because => ${JSON.stringify(because)}::jsonb) AS points`
  return row?.points ?? 0
}
