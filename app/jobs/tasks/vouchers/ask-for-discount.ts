// A discount code: chosen beforehand and unique at Shopify, so what was created is found by it.
import type { VoucherTerms } from '../../../loyalty/kernel/voucher.ts'
import { startSkewMs } from '../../../loyalty/rewards/deadlines.ts'
import { ShopifyFault } from '../../../shopify/admin/client.ts'
import type { CodeDiscount } from '../../../shopify/admin/vouchers/code-discount.ts'
import { createCodeDiscount } from '../../../shopify/admin/vouchers/create-code-discount.ts'
import { findCodeDiscount } from '../../../shopify/admin/vouchers/find-code-discount.ts'
import { afterDoubt } from './after-doubt.ts'
import type { Asking, Issue } from './asking.ts'

type Terms = Extract<VoucherTerms, { by: 'discount' }>

/** Whatever is not plainly created may have been created before: the code is looked up first. */
export async function askForDiscount({ admin, redemption }: Asking, terms: Terms): Promise<Issue> {
  const discount = discountOf(redemption, terms)
  const creation = await afterDoubt(createCodeDiscount(admin, discount))
  if (creation.outcome === 'created') return { outcome: 'issued', voucherId: creation.voucherId }
  const found = await findCodeDiscount(admin, discount)
  if (found?.isOurs) return { outcome: 'issued', voucherId: found.voucherId }
  if (creation.outcome === 'open') throw creation.fault
  if (creation.outcome === 'refused') return creation
  if (found) return { outcome: 'code_of_another' }
  throw new ShopifyFault('a code is taken but cannot be found yet', { isDoubtful: true })
}

function discountOf(redemption: Asking['redemption'], terms: Terms): CodeDiscount {
  const { reward, code, customerId, createdAt, expiresAt } = redemption
  return {
    benefit: terms.benefit,
    conditions: terms.conditions,
    code,
    label: reward.label,
    customerId,
    currency: reward.currency,
    startsAt: new Date(createdAt.getTime() - startSkewMs),
    endsAt: expiresAt,
  }
}
