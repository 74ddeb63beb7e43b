// Code discounts as they are now, some at once: what a merchant changed of them by hand.
import { toMinor } from '../../../loyalty/kernel/money.ts'
import type { VoucherSeen } from '../../../loyalty/kernel/voucher.ts'
import { digitsOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

/** Keeps one question well below Shopify's limit of cost. */
export const discountsPerCall = 25

const common = `
  status endsAt usageLimit asyncUsageCount
  context { __typename ... on DiscountCustomers { customers { id } } }`

const document = `#graphql
  query ReadDiscounts($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on DiscountCodeNode {
        id
        codeDiscount {
          __typename
          ... on DiscountCodeBasic {
            ${common}
            customerGets {
              value {
                __typename
                ... on DiscountAmount { amount { amount } }
                ... on DiscountPercentage { percentage }
              }
            }
          }
          ... on DiscountCodeFreeShipping { ${common} }
        }
      }
    }
  }`

interface Discount {
  status?: string
  endsAt?: string | null
  usageLimit?: number | null
  asyncUsageCount?: number
  context?: { customers?: { id: string }[] }
  customerGets?: { value: { amount?: { amount: string }; percentage?: number } }
}

interface Answer {
  nodes: ({ id: string; codeDiscount: Discount } | null)[]
}

/**
 * @param ids global ids. @returns what is there, by id: what is missing is there no more.
 * @throws ShopifyFault.
 */
export async function readDiscounts(
  admin: AdminClient,
  { ids, currency }: { ids: string[]; currency: string },
): Promise<Map<string, VoucherSeen>> {
  const { nodes } = await admin.graphql<Answer>(document, { ids })
  return new Map(
    nodes.flatMap((node): [string, VoucherSeen][] =>
      node ? [[node.id, seenOf(node.codeDiscount, currency)]] : [],
    ),
  )
}

function seenOf(discount: Discount, currency: string): VoucherSeen {
  const { status, endsAt, usageLimit = null, asyncUsageCount: used = 0, context } = discount
  return {
    isActive: status === 'ACTIVE',
    used,
    endsAt: endsAt ? new Date(endsAt) : null,
    usageLimit,
    customerIds: (context?.customers ?? []).map(({ id }) => digitsOf(id)),
    value: valueOf(discount, currency),
  }
}

function valueOf({ customerGets }: Discount, currency: string): VoucherSeen['value'] {
  const { amount, percentage } = customerGets?.value ?? {}
  // Shopify tells a share as a fraction; a hundredth of a percent is the finest there is.
  if (percentage !== undefined) return { percent: Math.round(percentage * 10_000) / 100 }
  const amountMinor = amount && toMinor(amount.amount, currency)
  return typeof amountMinor === 'number' ? { amountMinor } : null
}
