// What is asked for in bulk after an installation. A bulk query may not hold a connection inside of
// a list, so that an order's refunds are only counted here: orders that have some are read apart.
import { lineFields, orderFields, shippingFields } from '../order-document.ts'
import { collectionFields } from '../read-details.ts'

const mostCollections = 100

export const customersQuery = `{
  customers { edges { node { id createdAt } } }
}`

/**
 * @param since placed in Shopify since then; null: all that we may see.
 * @param collectionIds of which the file tells whether products are in them; of too many it tells
 *   nothing, and they are asked for order by order where they are needed.
 */
export function ordersQuery(since: Date | null, collectionIds: string[] = []): string {
  const ofProduct = collectionIds.length > mostCollections ? '' : collectionFields(collectionIds)
  const placed = since ? `(query: "${placedSince(since)}")` : ''
  return `{
  orders${placed} {
    edges {
      node {
        ${orderFields}
        refunds(first: 1) { id }
        shippingLines { edges { node { ${shippingFields} } } }
        lineItems { edges { node { ${lineFields(ofProduct)} } } }
      }
    }
  }
}`
}

/** In the syntax of Shopify's search. */
export function placedSince(since: Date): string {
  return `created_at:>='${since.toISOString()}'`
}
