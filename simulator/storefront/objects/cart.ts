// The cart as Liquid's `cart` and as /cart.js have it; both say the same.
import { createHash } from 'node:crypto'
import { type Bill, toAmount } from '../../commerce/money.ts'
import { type PricedCart, type PricedLine, priceCart } from '../../commerce/price-cart.ts'
import type { CartLine, DiscountApplication, Shop } from '../../state/world.ts'
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
  const { shop, cart, bill } = visit
  const priced = priceVisit(visit)
  const money = (minor: number) => toHundredths(minor, bill)
  const lines = cart.lines.filter((line) => hasVariant(shop, line.variantId))
  const items = lines.map((line, index) => itemObject(visit, line, priced, index))
  const ofCart = priced.applications.filter(isOfCart)
  const offCartMinor = ofCart.reduce((sum, one) => sum + one.amountMinor, 0)
  const subtotalMinor = priced.itemsMinor - priced.discountMinor
  return {
    token: cart.id,
    note: cart.note,
    attributes: cart.attributes,
    original_total_price: money(priced.itemsMinor),
    total_price: money(subtotalMinor),
    total_discount: money(priced.discountMinor),
    total_weight: 0,
    item_count: lines.reduce((count, line) => count + line.quantity, 0),
    items,
    requires_shipping: items.some((item) => item.requires_shipping),
    currency: bill.presentment.currency,
    items_subtotal_price: money(subtotalMinor + offCartMinor),
    cart_level_discount_applications: ofCart.map((one) => applicationObject(one, bill)),
    discount_codes: priced.codes.map((one) => ({ code: one.code, applicable: one.isApplicable })),
  }
}

/** On the order as a whole; those of products show in their lines, free shipping nowhere. */
function isOfCart({ target, selection }: DiscountApplication): boolean {
  return target === 'line_item' && selection === 'all'
}

function applicationObject(one: DiscountApplication, bill: Bill) {
  return {
    type: 'discount_code',
    title: one.code,
    key: one.discountId,
    value: one.kind === 'percentage' ? String(one.value / 100) : toAmount(one.value, bill.currency),
    value_type: one.kind,
    target_type: 'line_item',
    target_selection: one.selection,
    allocation_method: one.allocation,
    total_allocated_amount: toHundredths(one.amountMinor, bill),
  }
}

function itemObject({ bill, root }: Visit, line: CartLine, cart: PricedCart, index: number) {
  const priced = cart.lines[index] as PricedLine
  const { product, variant, sellingPlan } = priced
  const price = toHundredths(variant.priceMinor, bill)
  const own = ownAllocations(cart, priced)
  const off = toHundredths(
    own.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    bill,
  )
  const fullPrice = price * line.quantity
  const finalPrice = Math.round((fullPrice - off) / line.quantity)
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
    discounted_price: finalPrice,
    final_price: finalPrice,
    // A code on the order as a whole shows in the cart's totals, not in its lines.
    line_price: fullPrice - off,
    original_line_price: fullPrice,
    final_line_price: fullPrice - off,
    total_discount: off,
    discounts: own.map(({ application, amountMinor }) => ({
      title: application.code,
      amount: toHundredths(amountMinor, bill),
    })),
    line_level_total_discount: off,
    line_level_discount_allocations: own.map(({ application, amountMinor }) => ({
      amount: toHundredths(amountMinor, bill),
      discount_application: applicationObject(application, bill),
    })),
    ...(sellingPlan && {
      selling_plan_allocation: {
        price,
        selling_plan: { id: liquidId(sellingPlan.id), name: sellingPlan.name },
      },
    }),
    gift_card: product.isGiftCard,
    taxable: variant.isTaxable,
    requires_shipping: variant.requiresShipping,
    grams: 0,
    url: `${root}/products/${product.handle}?variant=${variant.id}`,
    image,
    featured_image: { url: image, alt: product.title, width: 800, height: 800 },
  }
}

/** What codes for products took off this line. */
function ownAllocations({ applications }: PricedCart, { allocations }: PricedLine) {
  return allocations.flatMap(({ application: index, amountMinor }) => {
    const application = applications[index]
    return application && !isOfCart(application) ? [{ application, amountMinor }] : []
  })
}
