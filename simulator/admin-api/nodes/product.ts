import { gid } from '../../commerce/find.ts'
import { exponentOf, toDecimal } from '../../commerce/money.ts'
import { isInStock, isPublished } from '../../commerce/shelf.ts'
import type { Product, Variant } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { idOf, money } from '../values.ts'
import { collectionNode } from './collection.ts'
import { metafieldFields } from './metafield.ts'

export function productNode(call: AdminCall, product: Product) {
  const id = gid('Product', product.id)
  const { currency } = call.shop
  return {
    __typename: 'Product',
    id,
    legacyResourceId: product.id,
    handle: product.handle,
    title: product.title,
    description: product.description,
    descriptionHtml: `<p>${product.description}</p>`,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status,
    isGiftCard: product.isGiftCard,
    featuredMedia: null,
    hasOnlyDefaultVariant: product.variants.length === 1,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    publishedAt: product.publishedAt,
    publishedOnCurrentPublication: isPublished(product),
    onlineStoreUrl: isPublished(product)
      ? `https://${call.shop.domain}/products/${product.handle}`
      : null,
    totalInventory: product.variants.reduce((sum, { stock }) => sum + (stock ?? 0), 0),
    tracksInventory: product.variants.some(({ stock }) => stock !== null),
    hasOutOfStockVariants: product.variants.some((variant) => !isInStock(variant)),
    requiresSellingPlan: false,
    inCollection: ({ id: collection }: { id: string }) =>
      call.shop.collections.get(idOf(collection, 'Collection'))?.productType ===
      product.productType,
    collections: (args: ConnectionArguments) =>
      connection(
        [...call.shop.collections.values()].filter(
          (one) => one.productType === product.productType,
        ),
        args,
        { node: (collection) => collectionNode(call, collection) },
      ),
    priceRangeV2: () => {
      const prices = product.variants.map((variant) => variant.priceMinor)
      return {
        minVariantPrice: money(Math.min(...prices), currency),
        maxVariantPrice: money(Math.max(...prices), currency),
      }
    },
    variants: (args: ConnectionArguments) =>
      connection(product.variants, args, {
        node: (variant) => variantNode(call, product, variant),
      }),
    ...metafieldFields(call, id),
  }
}

export function variantNode(call: AdminCall, product: Product, variant: Variant) {
  const id = gid('ProductVariant', variant.id)
  const isOnly = variant.title === 'Default Title'
  return {
    __typename: 'ProductVariant',
    id,
    legacyResourceId: variant.id,
    title: variant.title,
    displayName: isOnly ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: toDecimal(variant.priceMinor, exponentOf(call.shop.currency)),
    compareAtPrice: null,
    taxable: variant.isTaxable,
    availableForSale: product.status === 'ACTIVE' && isInStock(variant),
    inventoryQuantity: variant.stock ?? 0,
    inventoryPolicy: variant.isOversold ? 'CONTINUE' : 'DENY',
    inventoryItem: {
      __typename: 'InventoryItem',
      id: gid('InventoryItem', `${variant.id}5`),
      legacyResourceId: `${variant.id}5`,
      tracked: variant.stock !== null,
      sku: variant.sku,
      requiresShipping: variant.requiresShipping,
      createdAt: product.createdAt,
      updatedAt: product.updatedAt,
    },
    image: null,
    selectedOptions: [{ name: isOnly ? 'Title' : 'Size', value: variant.title }],
    position: product.variants.indexOf(variant) + 1,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    product: () => productNode(call, product),
    ...metafieldFields(call, id),
  }
}
