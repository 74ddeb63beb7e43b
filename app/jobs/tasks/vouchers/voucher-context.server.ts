// What every voucher job begins with: the shop, the redemption as it is now, and Shopify.
import { forShop, prisma, type ShopDb } from '../../../db.server.ts'
import {
  findRedemption,
  type RedemptionTask,
} from '../../../loyalty/rewards/find-redemption.server.ts'
import type { RedemptionStatus } from '../../../loyalty/rewards/redemption.ts'
import { adminFor } from '../../../shopify/admin/admin-for.server.ts'
import type { AdminClient } from '../../../shopify/admin/client.ts'

export interface VoucherPayload {
  shopId: number
  redemptionId: string
}

export interface VoucherContext {
  shop: ShopDb
  redemption: RedemptionTask
  openAdmin(): Promise<AdminClient>
}

/** @returns null where there is nothing to do any more: the job ran before, or the shop is gone. */
export async function voucherContext(
  { shopId, redemptionId }: VoucherPayload,
  status: RedemptionStatus,
): Promise<VoucherContext | null> {
  const row = await prisma().shop.findUnique({ where: { id: shopId } })
  if (!row || row.uninstalledAt) return null
  const shop = forShop(shopId)
  const redemption = await findRedemption(shop, redemptionId)
  if (redemption?.status !== status) return null
  return { shop, redemption, openAdmin: () => adminFor(row.domain) }
}
