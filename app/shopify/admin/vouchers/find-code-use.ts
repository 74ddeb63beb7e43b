// Whether a code was used: by the discount's own count, which Shopify keeps up to date a little
// behind, and by the orders that name the code, which also answers once the discount is gone.
import type { AdminClient } from '../client.ts'

export interface CodeUse {
  isUsed: boolean
  /** The order it was used on, where Shopify names it already. */
  order: { orderId: string; orderName: string; processedAt: Date } | null
}

const document = `#graphql
  query FindCodeUse($code: String!, $search: String!) {
    codeDiscountNodeByCode(code: $code) {
      codeDiscount {
        __typename
        ... on DiscountCodeBasic { asyncUsageCount }
        ... on DiscountCodeFreeShipping { asyncUsageCount }
      }
    }
    orders(first: 1, query: $search, sortKey: PROCESSED_AT) {
      nodes { legacyResourceId name processedAt discountCodes }
    }
  }`

interface Answer {
  codeDiscountNodeByCode: { codeDiscount: { asyncUsageCount?: number } } | null
  orders: {
    nodes: {
      legacyResourceId: string
      name: string
      processedAt: string
      discountCodes: string[]
    }[]
  }
}

export async function findCodeUse(admin: AdminClient, code: string): Promise<CodeUse> {
  const variables = { code, search: `discount_code:${code}` }
  const answer = await admin.graphql<Answer>(document, variables)
  const count = answer.codeDiscountNodeByCode?.codeDiscount.asyncUsageCount ?? 0
  // A search may be wider than asked; only an order that names the code counts.
  const node = answer.orders.nodes.find((one) =>
    one.discountCodes.some((named) => named.toUpperCase() === code),
  )
  if (!node) return { isUsed: count > 0, order: null }
  const { legacyResourceId, name, processedAt } = node
  const order = { orderId: legacyResourceId, orderName: name, processedAt: new Date(processedAt) }
  return { isUsed: true, order }
}
