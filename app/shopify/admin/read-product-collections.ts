// Which of some collections the products of orders are in, as it is now.
import type { OrderSnapshot, ProductCollections } from '../../loyalty/kernel/facts.ts'
import { gidOf } from '../gid.ts'
import type { AdminClient } from './client.ts'
import type { ProductData } from './order-document.ts'
import { collectionFields, readCollections } from './read-details.ts'

const mostProducts = 50
const mostCollections = 50

const document = (collectionIds: string[]) => `
  query ReadProductCollections($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Product { id ${collectionFields(collectionIds)} } }
  }`

/** @returns undefined where nothing is to be asked. @throws ShopifyFault. */
export async function readProductCollections(
  admin: AdminClient,
  orders: OrderSnapshot[],
  collectionIds: string[],
): Promise<ProductCollections | undefined> {
  const lines = orders.flatMap((order) => order.lines)
  const productIds = [...new Set(lines.flatMap(({ productId }) => productId ?? []))]
  const isAskable = collectionFields(collectionIds) !== ''
  if (!isAskable) return undefined
  // A product that is gone is in none.
  const of: ProductCollections['of'] = Object.fromEntries(productIds.map((id) => [id, []]))
  for (const products of partsOf(productIds, mostProducts)) {
    const ids = products.map((id) => gidOf('Product', id))
    for (const among of partsOf(collectionIds, mostCollections)) {
      const { nodes } = await admin.graphql<{ nodes: (ProductData | null)[] }>(document(among), {
        ids,
      })
      for (const [id, found] of Object.entries(readCollections(nodes)?.of ?? {})) {
        of[id]?.push(...found)
      }
    }
  }
  return { asked: collectionIds, of }
}

function partsOf<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  )
}
