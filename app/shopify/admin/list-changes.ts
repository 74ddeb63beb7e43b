// What changed in Shopify since an instant, oldest first: ids and stamps only, a page at a time.
import type { AdminClient } from './client.ts'

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
  query ListChanged_${of}($query: String!, $after: String) {
    changes: ${of}(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes { id createdAt updatedAt }
    }
  }`

/** @param since in Shopify's time; what was updated at that very second is among the answers. */
export async function* listChanges(
  admin: AdminClient,
  of: 'orders' | 'customers',
  since: Date,
): AsyncGenerator<Change[]> {
  const query = `updated_at:>='${since.toISOString()}'`
  for (let after: string | null = null, hasNext = true; hasNext; ) {
    const { changes }: Data = await admin.graphql<Data>(document(of), { query, after })
    yield changes.nodes.map(({ id, createdAt, updatedAt }) => ({
      id: id.slice(id.lastIndexOf('/') + 1),
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
    }))
    hasNext = changes.pageInfo.hasNextPage
    after = changes.pageInfo.endCursor
  }
}
