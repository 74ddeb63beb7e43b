// One of our vouchers as Shopify sees it: a code discount of its own, for one customer, once. Its
// title carries the code, so that the discount can be told from a stranger's with the same code.
import type { Benefit, VoucherConditions } from '../../../loyalty/kernel/voucher.ts'

export interface CodeDiscount {
  code: string
  /** What it gives, in the merchant's words: "$5 off". */
  label: string
  customerId: string
  currency: string
  benefit: Benefit
  conditions: VoucherConditions
  startsAt: Date
  endsAt: Date | null
}

const brand = 'Perennial'
const longestTitle = 255

export function discountTitle({ label, code }: Pick<CodeDiscount, 'label' | 'code'>): string {
  const room = longestTitle - brand.length - code.length - 6
  return [brand, label.slice(0, room), code].join(' · ')
}

/** By brand and code alone: how money is written may change between two releases. */
export function isOurTitle(title: string, code: string): boolean {
  return title.startsWith(`${brand} · `) && title.endsWith(` · ${code}`)
}
