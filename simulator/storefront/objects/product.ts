// `product`, `variant` and `collection` of Liquid.
import { isInStock, isPublished } from '../../commerce/shelf.ts'
import type { Product, Shop, Variant } from '../../state/world.ts'
import { handleize } from '../liquid/text-filters.ts'
import { liquidId, type Shown, toHundredths } from './money.ts'

export function pictureAddress(product: Product): string {
  return `/cdn/products/${product.handle}.svg`
}

function imageObject(product: Product): Record<string, unknown> {
  const src = pictureAddress(product)
  return { id: liquidId(product.id), src, alt: product.title, width: 800, height: 800, position: 1 }
}

export function variantObject(
  bill: Shown,
  product: Product,
  variant: Variant,
): Record<string, unknown> {
  return {
    id: liquidId(variant.id),
    title: variant.title,
    sku: variant.sku,
    price: toHundredths(variant.priceMinor, bill),
    compare_at_price: null,
    available: isForSale(product, variant),
    option1: variant.title,
    options: [variant.title],
    requires_shipping: variant.requiresShipping,
    taxable: variant.isTaxable,
    url: `${bill.root}/products/${product.handle}?variant=${variant.id}`,
    image: imageObject(product),
    featured_image: imageObject(product),
  }
}

export function productObject(
  bill: Shown,
  product: Product,
  variantId?: string | null,
): Record<string, unknown> {
  const variants = product.variants.map((variant) => variantObject(bill, product, variant))
  const prices = product.variants.map((variant) => toHundredths(variant.priceMinor, bill))
  const selected = variants.find((variant) => String(variant.id) === variantId) ?? null
  const isSingle = product.variants.length === 1
  const image = imageObject(product)
  return {
    id: liquidId(product.id),
    title: product.title,
    handle: product.handle,
    description: product.description,
    content: product.description,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    'gift_card?': product.isGiftCard,
    gift_card: product.isGiftCard,
    url: `${bill.root}/products/${product.handle}`,
    available: product.variants.some((variant) => isForSale(product, variant)),
    price: prices[0] ?? 0,
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: null,
    variants,
    variants_count: variants.length,
    has_only_default_variant: isSingle,
    first_available_variant: variants[0],
    selected_variant: selected,
    selected_or_first_available_variant: selected ?? variants[0],
    options: isSingle ? ['Title'] : ['Size'],
    featured_image: image,
    featured_media: { ...image, media_type: 'image', preview_image: image },
    images: [image],
    media: [image],
    created_at: product.createdAt,
    metafields: {},
  }
}

/** Every published product by its handle, made when it is asked for. */
export function allProducts(bill: Shown, shop: Shop): Record<string, unknown> {
  const byHandle: Record<string, unknown> = {}
  for (const product of shop.products.values()) {
    if (!isPublished(product)) continue
    const get = () => productObject(bill, product)
    Object.defineProperty(byHandle, product.handle, { get, enumerable: true })
  }
  return byHandle
}

function isForSale(product: Product, variant: Variant): boolean {
  return isPublished(product) && isInStock(variant)
}

export type Collection = { handle: string; title: string; products: Product[] }

/** "All" and one collection per product type. */
export function listCollections(shop: Shop): Collection[] {
  const products = [...shop.products.values()].filter(isPublished)
  const types = [...new Set(products.map((product) => product.productType).filter(Boolean))]
  return [
    { handle: 'all', title: 'Everything', products },
    ...types.map((type) => ({
      handle: handleize(type),
      title: type,
      products: products.filter((product) => product.productType === type),
    })),
  ]
}

export function collectionObject(bill: Shown, collection: Collection): Record<string, unknown> {
  const { handle, title, products } = collection
  return {
    handle,
    title,
    url: `${bill.root}/collections/${handle}`,
    description: '',
    products: products.map((product) => productObject(bill, product)),
    products_count: products.length,
    all_products_count: products.length,
  }
}
