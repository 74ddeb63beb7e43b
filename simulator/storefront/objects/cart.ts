// The cart as Liquid's `cart` and as /cart.js have it; both say the same.
import { createHash } from 'node:crypto'
import { toAmount } from '../../commerce/money.ts'
import { type PricedCart, type PricedLine, priceCart } from '../../commerce/price-cart.ts'
import type { CartLine, Shop } from '../../state/world.ts'
import type { Visit } from '../visit.ts'
import { liquidId, toHundredths } from './money.ts'
import { pictureAddress } from './product.ts'

/** What the shopper's cart costs now, with the codes that hold. */
export function priceVisit({ context, shop, cart, country }: Visit): PricedCart {
  const lines = cart.lines.filter((line) => hasVariant(shop, line.variantId))
  return priceCart(context, shop, { ...cart, lines, country })
}

export function hasVariant(shop: Shop, variantId: string): boolean {
  return [...shop.products.values()].some((product) =>
    product.variants.some((variant) => variant.id === variantId),
  )
}

/** A line's key: the variant, and what distinguishes two lines of the same variant. */
export function lineKey(variantId: string, properties: Record<string, string>): string {
  const digest = createHash('md5').update(JSON.stringify(properties)).digest('hex')
  return `${variantId}:${digest}`
}

export function cartObject(visit: Visit) {
  const { shop, cart } = visit
  const priced = priceVisit(visit)
  const money = (minor: number) => toHundredths(minor, shop.currency)
  const lines = cart.lines.filter((line) => hasVariant(shop, line.variantId))
  const items = lines.map((line, index) => itemObject(shop, line, priced.lines[index]!))
  return {
    token: cart.id,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: money(priced.itemsMinor),
    total_price: money(priced.itemsMinor - priced.discountMinor),
    total_discount: money(priced.discountMinor),
    total_weight: 0,
    item_count: lines.reduce((count, line) => count + line.quantity, 0),
    items,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency: shop.currency,
    items_subtotal_price: money(priced.itemsMinor),
    cart_level_discount_applications: priced.applications.map((one) => ({
      type: 'discount_code',
      title: one.code,
      key: one.discountId,
      value:
        one.kind === 'percentage' ? String(one.value / 100) : toAmount(one.value, shop.currency),
      value_type: one.kind,
      target_type: 'line_item',
      target_selection: 'all',
      allocation_method: 'across',
      total_allocated_amount: money(one.amountMinor),
    })),
    discount_codes: priced.codes.map((one) => ({ code: one.code, applicable: one.isApplicable })),
  }
}

function itemObject(shop: Shop, line: CartLine, priced: PricedLine) {
  const { product, variant } = priced
  const price = toHundredths(variant.priceMinor, shop.currency)
  const isSingle = product.variants.length === 1
  const image = pictureAddress(product)
  return {
    id: liquidId(variant.id),
    key: line.key,
    variant_id: liquidId(variant.id),
    product_id: liquidId(product.id),
    title: isSingle ? product.title : `${product.title} - ${variant.title}`,
    product_title: product.title,
    variant_title: isSingle ? null : variant.title,
    variant_options: [variant.title],
    product_has_only_default_variant: isSingle,
    product_type: product.productType,
    handle: product.handle,
    vendor: product.vendor,
    sku: variant.sku,
    quantity: line.quantity,
    properties: line.properties,
    price,
    original_price: price,
    discounted_price: price,
    final_price: price,
    // A code on the order as a whole shows in the cart's totals, not in its lines.
    line_price: price * line.quantity,
    original_line_price: price * line.quantity,
    final_line_price: price * line.quantity,
    total_discount: 0,
    discounts: [],
    line_level_discount_allocations: [],
    gift_card: product.isGiftCard,
    taxable: variant.isTaxable,
    requires_shipping: variant.requiresShipping,
    grams: 0,
    url: `/products/${product.handle}?variant=${variant.id}`,
    image,
    featured_image: { url: image, alt: product.title, width: 800, height: 800 },
  }
}
