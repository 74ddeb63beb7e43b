// A discount in a line, as the merchant reads it.
import type { Discount, DiscountItems, Shop } from '../../state/world.ts'
import { findVariant } from '../find.ts'
import { exponentOf, toDecimal } from '../money.ts'

export function describeDiscount(shop: Shop, discount: Discount): string {
  const { value, items, buys } = discount
  const money = (minor: number) => `${toDecimal(minor, exponentOf(shop.currency))} ${shop.currency}`
  const on = nameItems(shop, items)
  if (value.kind === 'percentage') return `${value.bps / 100}% off ${on}`
  if (value.kind === 'fixed_amount') {
    return `${money(value.amountMinor)} off ${value.isPerItem ? `each of ${on}` : on}`
  }
  if (value.kind === 'free_shipping') {
    return `Free shipping to ${value.countries?.join(', ') ?? 'all countries'}`
  }
  const least = buys?.least
  const bought = least?.kind === 'amount' ? money(least.amountMinor) : `${least?.quantity} units`
  const off =
    'bps' in value.off ? `${value.off.bps / 100}% off` : `${money(value.off.amountMinor)} off`
  return `Buy ${bought}, get ${value.quantity} of ${on} at ${off}`
}

function nameItems(shop: Shop, items: DiscountItems): string {
  if (items.kind === 'all') return 'entire order'
  if (items.kind === 'collections') {
    return items.collectionIds.map((id) => shop.collections.get(id)?.title ?? id).join(', ')
  }
  const products = items.productIds.map((id) => shop.products.get(id)?.title ?? id)
  const variants = items.variantIds.map((id) => {
    const found = findVariant(shop, id)
    if (!found) return id
    const { product, variant } = found
    return product.variants.length > 1 ? `${product.title} ${variant.title}` : product.title
  })
  return [...products, ...variants].join(', ')
}
