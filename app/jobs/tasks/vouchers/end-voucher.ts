// The common end of a returned and of an expired voucher: it is ended at Shopify before anything
// else, and only then is it asked whether it had been used.
import { markUsed } from '../../../loyalty/rewards/mark-used.server.ts'
import type { AdminClient } from '../../../shopify/admin/client.ts'
import { deactivateDiscount } from '../../../shopify/admin/vouchers/deactivate-discount.ts'
import { findCodeUse } from '../../../shopify/admin/vouchers/find-code-use.ts'
import type { VoucherContext } from './voucher-context.server.ts'

export async function endVoucher(admin: AdminClient, context: VoucherContext): Promise<void> {
  const { voucherId } = context.redemption
  if (voucherId) await deactivateDiscount(admin, voucherId)
}

/**
 * Whether it was used. Where Shopify names the order the redemption is marked so; `somewhere` means
 * that it counts a use but lists no order for it (yet, or any more: only sixty days are listed).
 */
export async function settleUse(
  admin: AdminClient,
  { shop, redemption }: VoucherContext,
  now: Date,
): Promise<'unused' | 'used' | 'somewhere'> {
  const { isUsed, order } = await findCodeUse(admin, redemption.code)
  if (!isUsed) return 'unused'
  if (!order) return 'somewhere'
  await shop.transaction((tx) => markUsed(tx, { codes: [redemption.code], ...order, now }))
  return 'used'
}
