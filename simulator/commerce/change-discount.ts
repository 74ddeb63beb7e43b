// What a merchant changes of a code discount by hand, whoever made it; and taking it away.
import type { SimulatorContext } from '../context.ts'
import type { Discount, Shop } from '../state/world.ts'
import { announceDiscount } from './announce.ts'
import { CommerceRefusal } from './refusal.ts'

export interface DiscountChanges {
  /** Of an amount, or, with `bps`, of a share. */
  amountMinor?: number
  bps?: number
  /** ISO 8601; null: it never ends. */
  endsAt?: string | null
  usageLimit?: number | null
  /** Null: anybody. */
  customerIds?: string[] | null
  /** False: it ends now. */
  isActive?: boolean
}

export function requireDiscount(shop: Shop, id: string): Discount {
  const discount = shop.discounts.get(id)
  if (!discount) throw new CommerceRefusal('discount_not_found', 'There is no such discount.')
  return discount
}

export function changeDiscount(
  context: SimulatorContext,
  shop: Shop,
  { discount, changes }: { discount: Discount; changes: DiscountChanges },
): Discount {
  const { amountMinor, bps, endsAt, usageLimit, customerIds, isActive } = changes
  const now = context.clock.stamp()
  if (amountMinor !== undefined) discount.value = { kind: 'fixed_amount', amountMinor }
  if (bps !== undefined) discount.value = { kind: 'percentage', bps }
  if (endsAt !== undefined) discount.endsAt = endsAt
  if (usageLimit !== undefined) discount.usageLimit = usageLimit
  if (customerIds !== undefined) discount.customerIds = customerIds
  if (isActive === false) discount.endsAt = now
  discount.updatedAt = now
  context.store.touch()
  announceDiscount(context, shop, discount, 'discounts/update')
  return discount
}

export function removeDiscount(context: SimulatorContext, shop: Shop, discount: Discount): void {
  shop.discounts.delete(discount.id)
  context.store.touch()
  announceDiscount(context, shop, discount, 'discounts/delete')
}
