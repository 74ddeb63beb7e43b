// Which of many variants can be bought on the online store now, what one of each costs, and where
// their products stand.
import { toMinor } from '../../../loyalty/kernel/money.ts'
import { digitsOf, gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

export interface VariantOnSale {
  variantId: string
  productId: string
  /** Of the product. */
  title: string
  handle: string
  /** The price of one unit, in the shop's currency. */
  unitMinor: number
}

// A question costs by its nodes, and Shopify refuses one of more than a thousand points.
const atOnce = 100

const document = `#graphql
  query ReadVariants($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id
        price
        availableForSale
        product { id title handle status onlineStoreUrl }
      }
    }
  }`

interface Answer {
  nodes: (null | {
    id: string
    price: string
    availableForSale: boolean
    product: {
      id: string
      title: string
      handle: string
      status: string
      onlineStoreUrl: string | null
    }
  })[]
}

/** By variant; what is not sold now is left out. @throws ShopifyFault */
export async function readVariants(
  admin: AdminClient,
  { variantIds, currency }: { variantIds: string[]; currency: string },
): Promise<Map<string, VariantOnSale>> {
  const sold = new Map<string, VariantOnSale>()
  for (let from = 0; from < variantIds.length; from += atOnce) {
    const ids = variantIds.slice(from, from + atOnce).map((id) => gidOf('ProductVariant', id))
    const { nodes } = await admin.graphql<Answer>(document, { ids })
    for (const node of nodes) {
      if (!node?.availableForSale) continue
      const { id, title, handle, status, onlineStoreUrl } = node.product
      if (status !== 'ACTIVE' || onlineStoreUrl === null) continue
      const variantId = digitsOf(node.id)
      const unitMinor = toMinor(node.price, currency) ?? 0
      sold.set(variantId, { variantId, productId: digitsOf(id), title, handle, unitMinor })
    }
  }
  return sold
}
