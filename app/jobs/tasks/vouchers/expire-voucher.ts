// A code past its end: ended at Shopify as well (its clock may differ), then left alone until no
// late delivery can tell of its use any more, then concluded.
import { lateDeliveriesMs } from '../../../loyalty/rewards/deadlines.ts'
import { postponeUntil } from '../../../loyalty/rewards/due-redemptions.server.ts'
import { flagUnknownUse, recordExpired } from '../../../loyalty/rewards/record-return.server.ts'
import { endVoucher, settleUse } from './end-voucher.ts'
import { type VoucherPayload, voucherContext } from './voucher-context.server.ts'

export async function expireVoucher(
  payload: VoucherPayload,
  { now }: { now: Date },
): Promise<void> {
  const context = await voucherContext(payload, 'issued')
  if (!context) return
  const { shop, redemption } = context
  const { id: redemptionId, expiresAt } = redemption
  if (!expiresAt || expiresAt > now) return
  const admin = await context.openAdmin()
  await endVoucher(admin, context)
  const knownAt = new Date(expiresAt.getTime() + lateDeliveriesMs)
  if (now < knownAt) return postponeUntil(shop, redemptionId, knownAt)
  const use = await settleUse(admin, context, now)
  if (use === 'unused') await recordExpired(shop, { redemptionId, now })
  if (use === 'somewhere') await flagUnknownUse(shop, { redemptionId, now })
}
