import { isPublished } from '../../commerce/shelf.ts'
import type { Product } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { notModelled } from '../errors.ts'
import { productNode, variantNode } from '../nodes/product.ts'
import { type Matcher, matchId, matchInstant, matchText, search } from '../search.ts'

export function productsConnection(call: AdminCall, args: ConnectionArguments) {
  const products = [...call.shop.products.values()]
  const found = search(products, args.query as string | null, searchFields(call))
  return connection(found, args, {
    node: (product) => productNode(call, product),
    placeOf: (product) => [sortValue(product, String(args.sortKey)), product.id],
    handled: ['query'],
  })
}

/** Variants by what their product is, or by their own SKU. */
export function variantsConnection(call: AdminCall, args: ConnectionArguments) {
  const all = [...call.shop.products.values()].flatMap((product) =>
    product.variants.map((variant) => ({ product, variant })),
  )
  const found = search(all, args.query as string | null, {
    id: ({ variant }, term) => matchId(variant.id, term),
    product_id: ({ product }, term) => matchId(product.id, term),
    sku: ({ variant }, term) => matchText(variant.sku, term),
    title: ({ variant }, term) => matchText(variant.title, term),
    product_type: ({ product }, term) => matchText(product.productType, term),
    text: ({ product, variant }, term) =>
      [product.title, ...product.title.split(' '), variant.title, variant.sku].some((text) =>
        matchText(text, term),
      ),
  })
  return connection(found, args, {
    node: ({ product, variant }) => variantNode(call, product, variant),
    placeOf: ({ variant }) => [0, variant.id],
    handled: ['query'],
  })
}

function sortValue(product: Product, key: string): string | number {
  if (key === 'ID' || key === 'RELEVANCE') return 0
  if (key === 'TITLE') return product.title.toLowerCase()
  if (key === 'CREATED_AT') return product.createdAt
  if (key === 'UPDATED_AT') return product.updatedAt
  throw notModelled(`sorting products by ${key}`)
}

function searchFields({ shop, context }: AdminCall): Record<string, Matcher<Product>> {
  return {
    id: (product, term) => matchId(product.id, term),
    title: (product, term) => matchText(product.title, term),
    handle: (product, term) => matchText(product.handle, term),
    product_type: (product, term) => matchText(product.productType, term),
    tag: (product, term) => product.tags.some((tag) => matchText(tag, term)),
    status: (product, term) => matchText(product.status, term),
    published_status: (product, term) => (term.value === 'published') === isPublished(product),
    gift_card: (product, term) => String(product.isGiftCard) === term.value,
    updated_at: (product, term) =>
      matchInstant(product.updatedAt, term, shop.timeZone, context.clock.now()),
    text: (product, term) =>
      [product.title, ...product.title.split(' ')].some((text) => matchText(text, term)),
  }
}
