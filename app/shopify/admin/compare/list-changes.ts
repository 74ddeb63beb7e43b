// Which orders or customers changed since an instant, oldest change first, a page at a time: ids
// and stamps only, so that a night's comparison of a large shop stays cheap.

import { digitsOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

export interface Change {
  id: string
  createdAt: Date
  updatedAt: Date
}

interface Data {
  changes: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    nodes: { id: string; createdAt: string; updatedAt: string }[]
  }
}

const document = (of: 'orders' | 'customers') => `
  query ListChanges($query: String!, $after: String) {
    changes: ${of}(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes { id createdAt updatedAt }
    }
  }`

/** @param since in Shopify's time; what changed in that very second is among the answers. */
export async function* listChanges(
  admin: AdminClient,
  of: 'orders' | 'customers',
  since: Date,
): AsyncGenerator<Change[]> {
  const query = `updated_at:>='${since.toISOString()}'`
  for (let after: string | null = null, hasNext = true; hasNext; ) {
    const { changes }: Data = await admin.graphql<Data>(document(of), { query, after })
    yield changes.nodes.map(({ id, createdAt, updatedAt }) => ({
      id: digitsOf(id),
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
    }))
    hasNext = changes.pageInfo.hasNextPage
    after = changes.pageInfo.endCursor
  }
}
