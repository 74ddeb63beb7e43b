// Gives an unused code back: ended at Shopify first, looked whether it was used after all, and only
// then do the points return. Each step may be run again.
import { recordReturned } from '../../../loyalty/rewards/record-return.server.ts'
import { ShopifyFault } from '../../../shopify/admin/client.ts'
import { endVoucher, settleUse } from './end-voucher.ts'
import { type VoucherPayload, voucherContext } from './voucher-context.server.ts'

export async function returnVoucher(
  payload: VoucherPayload,
  { now }: { now: Date },
): Promise<void> {
  const context = await voucherContext(payload, 'returning')
  if (!context) return
  const admin = await context.openAdmin()
  await endVoucher(admin, context)
  const use = await settleUse(admin, context, now)
  if (use === 'somewhere') {
    throw new ShopifyFault('a code was used on an order that is not listed', { isDoubtful: false })
  }
  if (use === 'used') return
  await recordReturned(context.shop, { redemptionId: context.redemption.id, now })
}
