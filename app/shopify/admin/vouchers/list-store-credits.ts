// The newest credits to a customer's store credit in one currency, newest first.
import { toMinor } from '../../../loyalty/kernel/money.ts'
import { gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

export interface StoreCreditSeen {
  transactionId: string
  amountMinor: number
  createdAt: Date
}

const document = `#graphql
  query ListStoreCredits($id: ID!) {
    customer(id: $id) {
      storeCreditAccounts(first: 20) {
        nodes {
          balance { currencyCode }
          transactions(first: 50, sortKey: CREATED_AT, reverse: true) {
            nodes {
              __typename
              amount { amount }
              createdAt
              ... on StoreCreditAccountCreditTransaction { id }
            }
          }
        }
      }
    }
  }`

interface Answer {
  customer: {
    storeCreditAccounts: {
      nodes: {
        balance: { currencyCode: string }
        transactions: {
          nodes: {
            __typename: string
            amount: { amount: string }
            createdAt: string
            id?: string
          }[]
        }
      }[]
    }
  } | null
}

export async function listStoreCredits(
  admin: AdminClient,
  { customerId, currency }: { customerId: string; currency: string },
): Promise<StoreCreditSeen[]> {
  const { customer } = await admin.graphql<Answer>(document, { id: gidOf('Customer', customerId) })
  const accounts = customer?.storeCreditAccounts.nodes ?? []
  return accounts
    .filter(({ balance }) => balance.currencyCode === currency)
    .flatMap(({ transactions }) => transactions.nodes)
    .flatMap(({ id, amount, createdAt }) =>
      id === undefined
        ? []
        : [
            {
              transactionId: id,
              amountMinor: toMinor(amount.amount, currency) ?? 0,
              createdAt: new Date(createdAt),
            },
          ],
    )
}
