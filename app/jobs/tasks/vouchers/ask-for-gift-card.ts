// A gift card: its code is chosen beforehand and too long to be anybody else's, so one that is
// taken is ours from an earlier try.
import type { VoucherTerms } from '../../../loyalty/kernel/voucher.ts'
import { ShopifyFault } from '../../../shopify/admin/client.ts'
import { createGiftCard } from '../../../shopify/admin/vouchers/create-gift-card.ts'
import { findGiftCard } from '../../../shopify/admin/vouchers/find-gift-card.ts'
import { voucherNote } from '../../../shopify/admin/vouchers/voucher-note.ts'
import { afterDoubt } from './after-doubt.ts'
import type { Asking, Issue } from './asking.ts'

export async function askForGiftCard(
  { admin, redemption }: Asking,
  { amountMinor }: Extract<VoucherTerms, { by: 'gift_card' }>,
): Promise<Issue> {
  const { id, code, customerId, reward, expiresAt } = redemption
  const note = voucherNote(id)
  const { currency } = reward
  const creation = await afterDoubt(
    createGiftCard(admin, { code, note, customerId, amountMinor, currency, endsAt: expiresAt }),
  )
  if (creation.outcome === 'created') return { outcome: 'issued', voucherId: creation.voucherId }
  // Whatever is not plainly issued may have been issued before: it is looked for first.
  const found = await findGiftCard(admin, { code, note })
  if (found) return { outcome: 'issued', voucherId: found.voucherId }
  if (creation.outcome === 'open') throw creation.fault
  if (creation.outcome === 'refused') return creation
  throw new ShopifyFault('a gift card is taken but cannot be found yet', { isDoubtful: true })
}
