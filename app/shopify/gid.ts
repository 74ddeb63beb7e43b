// Shopify's global ids, `gid://shopify/Order/123`: what we keep of one is its digits.

export function digitsOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1)
}

type GidKind = 'Customer' | 'Order' | 'Product' | 'ProductVariant' | 'Collection'

/** @param digits the id as we keep it. */
export function gidOf(kind: GidKind, digits: string): string {
  return `gid://shopify/${kind}/${digits}`
}
