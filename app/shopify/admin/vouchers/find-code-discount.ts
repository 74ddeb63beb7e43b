// Looks a code up: whether a discount has it, and whether that is the one we would have created.

import { gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'
import { isOurTitle } from './code-discount.ts'

export interface FoundDiscount {
  voucherId: string
  isOurs: boolean
}

const document = `#graphql
  query FindVoucher($code: String!) {
    codeDiscountNodeByCode(code: $code) {
      id
      codeDiscount {
        __typename
        ... on DiscountCodeBasic {
          title
          context {
            __typename
            ... on DiscountCustomers { customers { id } }
          }
        }
        ... on DiscountCodeFreeShipping {
          title
          context {
            __typename
            ... on DiscountCustomers { customers { id } }
          }
        }
      }
    }
  }`

interface Answer {
  codeDiscountNodeByCode: {
    id: string
    codeDiscount: {
      __typename: string
      title?: string
      context?: { __typename: string; customers?: { id: string }[] }
    }
  } | null
}

/** @param sought ours means: our title for this code, and bound to this customer alone. */
export async function findCodeDiscount(
  admin: AdminClient,
  sought: { code: string; customerId: string },
): Promise<FoundDiscount | null> {
  const answer = await admin.graphql<Answer>(document, { code: sought.code })
  const node = answer.codeDiscountNodeByCode
  if (!node) return null
  const { title = '', context } = node.codeDiscount
  const customers = context?.customers ?? []
  const isTheirs =
    customers.length === 1 && customers[0]?.id === gidOf('Customer', sought.customerId)
  return { voucherId: node.id, isOurs: isOurTitle(title, sought.code) && isTheirs }
}
