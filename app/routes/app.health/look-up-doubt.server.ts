// A voucher in doubt, decided: what Shopify has counts; where it has nothing, or nothing that could
// be told apart, what the merchant says.
import { findRedemption } from '../../loyalty/rewards/find-redemption.server.ts'
import { resolveDoubt } from '../../loyalty/rewards/issue/resolve-doubt.server.ts'
import { findCodeDiscount } from '../../shopify/admin/vouchers/find-code-discount.ts'
import { findGiftCard } from '../../shopify/admin/vouchers/find-gift-card.ts'
import { voucherNote } from '../../shopify/admin/vouchers/voucher-note.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'

export async function lookUpDoubt(
  { shop, admin }: Pick<AdminRequest, 'shop' | 'admin'>,
  doubt: { redemptionId: string; verdict: 'issued' | 'refused'; now: Date },
): Promise<void> {
  const redemption = await findRedemption(shop, doubt.redemptionId)
  if (!redemption) return
  const { id, code, customerId, reward } = redemption
  await resolveDoubt(shop, doubt, async () => {
    if (reward.kind === 'store_credit' || customerId === null) return null
    if (reward.kind === 'gift_card') {
      return (await findGiftCard(admin, { code, note: voucherNote(id) }))?.voucherId ?? null
    }
    const found = await findCodeDiscount(admin, { code, customerId })
    return found?.isOurs ? found.voucherId : null
  })
}
