// Which lines a discount is about: by what they are and how they are bought. Gift cards are bought
// at their full price always, as at Shopify.
import type { Discount, DiscountItems, Product, Shop } from '../../state/world.ts'

export interface EntitledLine {
  product: Product
  variant: { id: string }
  sellingPlan: object | null
}

export type DiscountClass = 'ORDER' | 'PRODUCT' | 'SHIPPING'

export function discountClass({ value, items }: Discount): DiscountClass {
  if (value.kind === 'free_shipping') return 'SHIPPING'
  return items.kind === 'all' && value.kind !== 'units' ? 'ORDER' : 'PRODUCT'
}

export function isEntitled(shop: Shop, discount: Discount, line: EntitledLine): boolean {
  if (line.product.isGiftCard) return false
  const isFitting = line.sellingPlan ? discount.onSubscription : discount.onOneTimePurchase
  return isFitting && isAmong(shop, discount.items, line)
}

export function isAmong(shop: Shop, items: DiscountItems, line: EntitledLine): boolean {
  if (items.kind === 'all') return true
  if (items.kind === 'products') {
    return items.productIds.includes(line.product.id) || items.variantIds.includes(line.variant.id)
  }
  return items.collectionIds.some(
    (id) => shop.collections.get(id)?.productType === line.product.productType,
  )
}
