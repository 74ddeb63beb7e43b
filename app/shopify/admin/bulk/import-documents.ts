// What is asked for in bulk after an installation. A bulk query may not hold a connection inside of
// a list, so that an order's refunds are only counted here: orders that have some are read apart.
import { lineFields, orderFields } from '../order-document.ts'

export const customersQuery = `{
  customers { edges { node { id createdAt } } }
}`

/** @param since placed in Shopify since then; null: all that we may see. */
export function ordersQuery(since: Date | null): string {
  const placed = since ? `(query: "${placedSince(since)}")` : ''
  return `{
  orders${placed} {
    edges {
      node {
        ${orderFields}
        refunds(first: 1) { id }
        lineItems { edges { node { ${lineFields} } } }
      }
    }
  }
}`
}

/** In the syntax of Shopify's search. */
export function placedSince(since: Date): string {
  return `created_at:>='${since.toISOString()}'`
}
