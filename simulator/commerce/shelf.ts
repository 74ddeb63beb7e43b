// What is on the shelf: whether a variant can be bought, and what buying and returning do to it.
import type { Order, Product, RefundLine, Shop, Variant } from '../state/world.ts'
import { findVariant } from './find.ts'
import type { PricedLine } from './pricing/priced.ts'
import { CommerceRefusal } from './refusal.ts'

/** Whether there is one to sell, whatever channel it is published to. */
export function isInStock({ stock, isOversold }: Variant): boolean {
  return stock === null || isOversold || stock > 0
}

export function isPublished({ status, publishedAt }: Product): boolean {
  return status === 'ACTIVE' && publishedAt !== null
}

/** @throws CommerceRefusal `sold_out`. */
export function requireStock(lines: PricedLine[]): void {
  for (const { product, variant, quantity } of lines) {
    if (variant.stock === null || variant.isOversold || variant.stock >= quantity) continue
    throw new CommerceRefusal('sold_out', `${product.title} has ${variant.stock} left`)
  }
}

export function takeFromShelf(lines: PricedLine[]): void {
  for (const { variant, quantity } of lines) if (variant.stock !== null) variant.stock -= quantity
}

export function putBack(shop: Shop, order: Order, lines: RefundLine[]): void {
  for (const { lineId, quantity, restock } of lines) {
    if (restock === 'no_restock') continue
    const variantId = order.lines.find((line) => line.id === lineId)?.variantId
    const found = variantId ? findVariant(shop, variantId) : null
    if (found && found.variant.stock !== null) found.variant.stock += quantity
  }
}
