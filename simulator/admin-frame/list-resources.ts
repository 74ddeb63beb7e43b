// What the picker offers: products, their variants, collections, in the shapes it gives back.
import { toAmount } from '../commerce/money.ts'
import { isInStock } from '../commerce/shelf.ts'
import type { SimulatorContext } from '../context.ts'
import { storefrontAddress } from '../pages/addresses.ts'
import type { Product, Shop, Variant } from '../state/world.ts'
import { pictureAddress } from '../storefront/objects/product.ts'

export function listProducts(context: SimulatorContext, shop: Shop) {
  return [...shop.products.values()].map((product) => ({
    id: `gid://shopify/Product/${product.id}`,
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status,
    publishedAt: product.publishedAt,
    totalVariants: product.variants.length,
    hasOnlyDefaultVariant: product.variants.length === 1,
    images: [pictureOf(context, shop, product)],
    variants: product.variants.map((variant) => variantObject(shop, product, variant)),
  }))
}

export function listVariants(context: SimulatorContext, shop: Shop) {
  return [...shop.products.values()].flatMap((product) =>
    product.variants.map((variant) => ({
      ...variantObject(shop, product, variant),
      image: pictureOf(context, shop, product),
      product: {
        id: `gid://shopify/Product/${product.id}`,
        title: product.title,
        handle: product.handle,
      },
    })),
  )
}

export function listCollections(_context: SimulatorContext, shop: Shop) {
  return [...shop.collections.values()].map((collection) => ({
    id: `gid://shopify/Collection/${collection.id}`,
    title: collection.title,
    handle: collection.handle,
    description: '',
    image: null,
    updatedAt: collection.updatedAt,
  }))
}

function pictureOf(context: SimulatorContext, shop: Shop, product: Product) {
  const originalSrc = `${storefrontAddress(context, shop)}${pictureAddress(product)}`
  return { id: `gid://shopify/ProductImage/${product.id}`, originalSrc, altText: product.title }
}

function variantObject(shop: Shop, product: Product, variant: Variant) {
  const isOnly = product.variants.length === 1
  return {
    id: `gid://shopify/ProductVariant/${variant.id}`,
    title: variant.title,
    displayName: isOnly ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: toAmount(variant.priceMinor, shop.currency),
    inventoryQuantity: variant.stock,
    availableForSale: isInStock(variant),
  }
}
