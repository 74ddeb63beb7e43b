// What a merchant's own test order needs: something to buy, and the customer account that they have
// in their own store, if any. Where Shopify does not answer, the page does without.
import { log } from '../../log.server.ts'
import { digitsOf } from '../gid.ts'
import { type AdminClient, ShopifyFault } from './client.ts'
import { findCustomersByEmail } from './customers/find-customers-by-email.ts'

const document = `#graphql
  query ReadTestOrder {
    shop { email }
    products(first: 20, query: "status:active") {
      nodes { isGiftCard variants(first: 1) { nodes { id availableForSale } } }
    }
  }`

interface Data {
  shop: { email: string }
  products: {
    nodes: {
      isGiftCard: boolean
      variants: { nodes: { id: string; availableForSale: boolean }[] }
    }[]
  }
}

export interface TestOrder {
  /** Digits; null: there is nothing to buy. */
  variantId: string | null
  /** Of the store's own e-mail; null: nobody has that one. */
  customerId: string | null
}

export function findTestOrder(admin: AdminClient): Promise<TestOrder> {
  return readTestOrder(admin).catch((fault: unknown) => {
    if (!(fault instanceof ShopifyFault)) throw fault
    log.warn({ reason: fault.message }, 'what can be bought for a try could not be read')
    return { variantId: null, customerId: null }
  })
}

async function readTestOrder(admin: AdminClient): Promise<TestOrder> {
  const { shop, products } = await admin.graphql<Data>(document)
  const [customerId = null] = await findCustomersByEmail(admin, [shop.email])
  const goods = products.nodes.filter(({ isGiftCard }) => !isGiftCard)
  const variant = goods
    .flatMap(({ variants }) => variants.nodes)
    .find(({ availableForSale }) => availableForSale)
  return { variantId: variant ? digitsOf(variant.id) : null, customerId }
}
