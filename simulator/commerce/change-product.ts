// A product taken off the shelves, put back, or counted anew.
import type { SimulatorContext } from '../context.ts'
import type { Product, Shop } from '../state/world.ts'
import { CommerceRefusal } from './refusal.ts'

export interface ProductChanges {
  status?: Product['status']
  isPublished?: boolean
  /** Of every variant; null: not counted. */
  stock?: number | null
  isOversold?: boolean
}

export function changeProduct(
  { clock, store }: SimulatorContext,
  product: Product,
  { status, isPublished, stock, isOversold }: ProductChanges,
): Product {
  const now = clock.stamp()
  product.status = status ?? product.status
  if (isPublished !== undefined) product.publishedAt = isPublished ? now : null
  for (const variant of product.variants) {
    if (stock !== undefined) variant.stock = stock
    variant.isOversold = isOversold ?? variant.isOversold
  }
  product.updatedAt = now
  store.touch()
  return product
}

/** @throws CommerceRefusal `product_not_found`. */
export function requireProduct(shop: Shop, id: string): Product {
  const product = shop.products.get(id)
  if (product) return product
  throw new CommerceRefusal('product_not_found', `there is no product ${id}`)
}
