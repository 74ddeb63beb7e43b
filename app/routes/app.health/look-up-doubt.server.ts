// A voucher in doubt, decided: what Shopify has counts; where it has nothing, or nothing that could
// be told apart, what the merchant says.
import {
  findRedemption,
  type RedemptionTask,
} from '../../loyalty/rewards/find-redemption.server.ts'
import { matchingCredits } from '../../loyalty/rewards/issue/adopt-credit.ts'
import { withoutRedemption } from '../../loyalty/rewards/issue/claim-ask.server.ts'
import { resolveDoubt } from '../../loyalty/rewards/issue/resolve-doubt.server.ts'
import { voucherTerms } from '../../loyalty/rewards/redemption.ts'
import { findCodeDiscount } from '../../shopify/admin/vouchers/find-code-discount.ts'
import { findGiftCard } from '../../shopify/admin/vouchers/find-gift-card.ts'
import { listStoreCredits } from '../../shopify/admin/vouchers/list-store-credits.ts'
import { voucherNote } from '../../shopify/admin/vouchers/voucher-note.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'

type Asking = Pick<AdminRequest, 'shop' | 'admin'>

export async function lookUpDoubt(
  asking: Asking,
  doubt: { redemptionId: string; verdict: 'issued' | 'refused'; now: Date },
): Promise<void> {
  const redemption = await findRedemption(asking.shop, doubt.redemptionId)
  if (redemption) await resolveDoubt(asking.shop, doubt, () => find(asking, redemption))
}

async function find({ shop, admin }: Asking, redemption: RedemptionTask): Promise<string | null> {
  const { id, code, customerId, reward, askedAfter } = redemption
  if (customerId === null) return null
  const terms = voucherTerms(reward)
  if (terms.by === 'gift_card') {
    return (await findGiftCard(admin, { code, note: voucherNote(id) }))?.voucherId ?? null
  }
  if (terms.by === 'discount') {
    const found = await findCodeDiscount(admin, { code, customerId })
    return found?.isOurs ? found.voucherId : null
  }
  if (terms.by === 'hand' || askedAfter === null) return null
  const seen = await listStoreCredits(admin, { customerId, currency: reward.currency })
  const asked = { after: askedAfter, amountMinor: terms.amountMinor }
  const [ours, ...others] = await withoutRedemption(shop, matchingCredits(seen, asked))
  return ours && others.length === 0 ? ours : null
}
