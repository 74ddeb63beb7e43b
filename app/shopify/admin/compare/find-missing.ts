// Which of these Shopify does not have any more: ids alone, many at once.
import { gidOf } from '../../gid.ts'
import type { AdminClient } from '../client.ts'

/** As many as Shopify answers at once. */
export const idsPerCall = 250

const document = `#graphql
  query FindMissing($ids: [ID!]!) {
    nodes(ids: $ids) { id }
  }`

/**
 * An order beyond what our scopes reach is missing as well: do not ask about those.
 * @param ids digits, at most `idsPerCall`. @throws ShopifyFault.
 */
export async function findMissing(
  admin: AdminClient,
  kind: 'Order' | 'Customer',
  ids: string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const gids = ids.map((id) => gidOf(kind, id))
  const { nodes } = await admin.graphql<{ nodes: ({ id: string } | null)[] }>(document, {
    ids: gids,
  })
  return ids.filter((_, index) => !nodes[index])
}
