// Codes that members hold, those first that were not compared for longest: however many there are,
// each comes round.
import type { ShopTx } from '../../../db.server.ts'
import { type RedeemedReward, readRedeemed, voucherTerms } from '../redemption.ts'
import type { VoucherPromised } from './compare-voucher.ts'

export interface VoucherToCompare extends VoucherPromised {
  id: string
  memberId: string
  code: string
  voucherId: string
  label: string
  currency: string
}

interface Row {
  id: string
  memberId: string
  customerId: string | null
  code: string
  voucherId: string
  reward: RedeemedReward
  expiresAt: Date | null
}

/** @param before those that were not compared since. */
export async function listToCompare(
  shop: ShopTx,
  { before, limit }: { before: Date; limit: number },
): Promise<VoucherToCompare[]> {
  const rows = await shop.sql<Row>`
    SELECT r.id::text, r.member_id::text AS "memberId", m.customer_id AS "customerId", r.code,
      r.voucher_id AS "voucherId", r.reward, r.expires_at AS "expiresAt"
    FROM redemptions r JOIN members m ON m.shop_id = r.shop_id AND m.id = r.member_id
    WHERE r.shop_id = ${shop.shopId} AND r.status = 'issued' AND r.voucher_id IS NOT NULL
      AND r.problem IS NULL AND (r.compared_at IS NULL OR r.compared_at < ${before})
    ORDER BY r.compared_at NULLS FIRST, r.id LIMIT ${limit}::int`
  return rows.flatMap(({ reward: stored, expiresAt: endsAt, ...row }) => {
    const reward = readRedeemed(stored)
    const terms = voucherTerms(reward)
    if (terms.by !== 'discount') return []
    const { label, currency } = reward
    return [{ ...row, label, currency, benefit: terms.benefit, endsAt }]
  })
}

export async function noteCompared(shop: ShopTx, ids: string[], now: Date): Promise<void> {
  await shop.db.redemption.updateMany({
    where: { shopId: shop.shopId, id: { in: ids } },
    data: { comparedAt: now },
  })
}
