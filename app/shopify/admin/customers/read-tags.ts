// The tags of customers. Only those that the program names are kept; see membership.
import { digitsOf, gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

export interface SeenTags {
  customerId: string
  tags: string[]
  observedAt: Date
}

interface Node {
  id?: string
  tags?: string[]
  updatedAt?: string
}

const byId = `#graphql
  query ReadTags($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Customer { id tags updatedAt } }
  }`

const byTag = `#graphql
  query ListTagged($query: String!, $after: String) {
    customers(first: 100, query: $query, after: $after) {
      nodes { id tags updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`

interface Page {
  customers: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

/** A customer who is gone is missing. At most 250 ids. */
export async function readTags(admin: AdminClient, customerIds: string[]): Promise<SeenTags[]> {
  if (customerIds.length === 0) return []
  const ids = customerIds.map((id) => gidOf('Customer', id))
  const { nodes } = await admin.graphql<{ nodes: (Node | null)[] }>(byId, { ids })
  return nodes.flatMap(toSeen)
}

/** Everyone who carries this tag now, page by page. */
export async function* listTagged(admin: AdminClient, tag: string): AsyncGenerator<SeenTags[]> {
  const query = `tag:'${tag.replace(/[\\']/g, '\\$&')}'`
  let after: string | null = null
  do {
    const { customers }: Page = await admin.graphql<Page>(byTag, { query, after })
    yield customers.nodes.flatMap(toSeen)
    after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null
  } while (after)
}

function toSeen(node: Node | null): SeenTags[] {
  if (!node?.id || !node.tags || !node.updatedAt) return []
  return [{ customerId: digitsOf(node.id), tags: node.tags, observedAt: new Date(node.updatedAt) }]
}
