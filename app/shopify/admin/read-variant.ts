// Whether a variant can be bought on the online store now, and what one costs.
import { toMinor } from '../../loyalty/kernel/money.ts'
import { gidOf } from '../gid.ts'
import type { AdminClient } from './client.ts'

export interface VariantSeen {
  variantId: string
  isAvailable: boolean
  /** The price of one unit, in the shop's currency. */
  unitMinor: number
}

const document = `#graphql
  query ReadVariant($id: ID!) {
    productVariant(id: $id) {
      availableForSale
      price
      product { status onlineStoreUrl }
    }
  }`

interface Answer {
  productVariant: {
    availableForSale: boolean
    price: string
    product: { status: string; onlineStoreUrl: string | null }
  } | null
}

/**
 * @returns null where the shop has no such variant. A product off the online store has no
 * address.
 */
export async function readVariant(
  admin: AdminClient,
  { variantId, currency }: { variantId: string; currency: string },
): Promise<VariantSeen | null> {
  const id = gidOf('ProductVariant', variantId)
  const { productVariant } = await admin.graphql<Answer>(document, { id })
  if (!productVariant) return null
  const { availableForSale, price, product } = productVariant
  const isAvailable =
    availableForSale && product.status === 'ACTIVE' && product.onlineStoreUrl !== null
  return { variantId, isAvailable, unitMinor: toMinor(price, currency) ?? 0 }
}
