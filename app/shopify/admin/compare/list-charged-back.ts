// Orders whose payer's bank took the money back, the youngest first, a page at a time. Whether a
// dispute moves an order's stamp is not documented: these are looked for by the dispute itself.
// https://shopify.dev/docs/api/admin-graphql/latest/queries/orders (chargeback_status)
import { digitsOf } from '../../gid.ts'
import { placedSince } from '../bulk/import-documents.ts'
import type { AdminClient } from '../client.ts'

const document = `#graphql
  query ListChargedBack($query: String!, $after: String) {
    orders(first: 100, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
      pageInfo { hasNextPage endCursor }
      nodes { id }
    }
  }`

interface Data {
  orders: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string }[]
  }
}

const lostStates = ['lost', 'accepted']

/** @param since placed in Shopify since then. */
export async function* listChargedBack(admin: AdminClient, since: Date): AsyncGenerator<string[]> {
  for (const state of lostStates) {
    const query = `${placedSince(since)} AND chargeback_status:${state}`
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const { orders }: Data = await admin.graphql<Data>(document, { query, after })
      yield orders.nodes.map(({ id }) => digitsOf(id))
      hasNext = orders.pageInfo.hasNextPage
      after = orders.pageInfo.endCursor
    }
  }
}
