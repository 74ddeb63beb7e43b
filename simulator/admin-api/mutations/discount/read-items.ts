// The products, variants or collections that a discount is about.
import { findVariant } from '../../../commerce/find.ts'
import type { DiscountItems } from '../../../state/world.ts'
import { type ItemsInput, type Reading, refuse } from './input.ts'
import { changed } from './read-common.ts'

export function readItems(
  reading: Reading,
  input: ItemsInput,
  path: string[],
  present: DiscountItems | null = reading.present?.items ?? null,
): DiscountItems {
  const { shop } = reading.call
  const isMixed = input.products && input.collections
  if (isMixed || (input.all && (input.products || input.collections))) {
    refuse(reading, path, 'CONFLICT', 'Cannot combine products, collections and all items')
  }
  if (input.products) {
    const before = present?.kind === 'products' ? present : null
    const { products } = input
    const productIds = changed(
      before?.productIds,
      { add: products.productsToAdd, remove: products.productsToRemove },
      'Product',
    )
    const variantIds = changed(
      before?.variantIds,
      { add: products.productVariantsToAdd, remove: products.productVariantsToRemove },
      'ProductVariant',
    )
    const into = [...path, 'products']
    for (const id of productIds.filter((one) => !shop.products.has(one))) {
      refuse(reading, [...into, 'productsToAdd'], 'INVALID', `Product with id: ${id} is invalid`)
    }
    for (const id of variantIds.filter((one) => !findVariant(shop, one))) {
      const message = `Product variant with id: ${id} is invalid`
      refuse(reading, [...into, 'productVariantsToAdd'], 'INVALID', message)
    }
    if (productIds.length + variantIds.length === 0) refuseNone(reading, path)
    return { kind: 'products', productIds, variantIds }
  }
  if (input.collections) {
    const before = present?.kind === 'collections' ? present.collectionIds : null
    const collectionIds = changed(before, input.collections, 'Collection')
    for (const id of collectionIds.filter((one) => !shop.collections.has(one))) {
      const into = [...path, 'collections', 'add']
      refuse(reading, into, 'INVALID', `Collection with id: ${id} is invalid`)
    }
    if (collectionIds.length === 0) refuseNone(reading, path)
    return { kind: 'collections', collectionIds }
  }
  if (!input.all) refuseNone(reading, path)
  return { kind: 'all' }
}

function refuseNone(reading: Reading, path: string[]): void {
  refuse(reading, path, 'BLANK', "Items can't be blank")
}
