// What a person sent and can no longer take back: its points are spent.
import { forShop } from '../../../db.server.ts'
import { concludeSent } from '../../../loyalty/rewards/fulfilment/change-fulfilments.server.ts'
import type { VoucherPayload } from './voucher-context.server.ts'

export function concludeSentReward(
  { shopId, redemptionId }: VoucherPayload,
  { now }: { now: Date },
): Promise<void> {
  return concludeSent(forShop(shopId), { redemptionId, now })
}
