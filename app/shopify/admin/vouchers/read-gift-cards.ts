// Gift cards as they are now, some at once: whether they still can be paid with.
import { toMinor } from '../../../loyalty/kernel/money.ts'
import type { AdminClient } from '../client.ts'

export const giftCardsPerCall = 100

const document = `#graphql
  query ReadGiftCards($ids: [ID!]!) {
    nodes(ids: $ids) { __typename ... on GiftCard { id enabled balance { amount currencyCode } } }
  }`

interface Answer {
  nodes: ({
    id: string
    enabled: boolean
    balance: { amount: string; currencyCode: string }
  } | null)[]
}

export interface GiftCardSeen {
  isOn: boolean
  /** Something of it was not spent. */
  hasBalance: boolean
}

/** @param ids global ids. @returns by id. @throws ShopifyFault. */
export async function readGiftCards(
  admin: AdminClient,
  ids: string[],
): Promise<Map<string, GiftCardSeen>> {
  const { nodes } = await admin.graphql<Answer>(document, { ids })
  const seen = nodes.flatMap((node): [string, GiftCardSeen][] => {
    if (!node) return []
    const { amount, currencyCode } = node.balance
    const hasBalance = (toMinor(amount, currencyCode) ?? 0) > 0
    return [[node.id, { isOn: node.enabled, hasBalance }]]
  })
  return new Map(seen)
}
