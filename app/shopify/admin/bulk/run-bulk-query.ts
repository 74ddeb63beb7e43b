// Starts a bulk operation: Shopify gathers everything that a query speaks of and offers it as one
// file. Up to five at a time may run in a shop.
// https://shopify.dev/docs/api/usage/bulk-operations/queries
import { type AdminClient, ShopifyFault } from '../client.ts'

const mutation = `
  mutation RunBulkQuery($query: String!, $isGrouped: Boolean!) {
    bulkOperationRunQuery(query: $query, groupObjects: $isGrouped) {
      bulkOperation { id }
      userErrors { code message }
    }
  }`

interface Data {
  bulkOperationRunQuery: {
    bulkOperation: { id: string } | null
    userErrors: { code: string | null; message: string }[]
  }
}

export interface BulkQuery {
  query: string
  /** Children stand right behind their parent in the file: slower there, less to remember here. */
  isGrouped?: boolean
}

/**
 * @returns the operation's id; null where Shopify has too many of them under way in this shop.
 * @throws ShopifyFault; Error where the query is refused (a bug).
 */
export async function runBulkQuery(
  admin: AdminClient,
  { query, isGrouped = false }: BulkQuery,
): Promise<string | null> {
  const answer = await admin.graphql<Data>(mutation, { query, isGrouped })
  const { bulkOperation, userErrors } = answer.bulkOperationRunQuery
  if (bulkOperation) return bulkOperation.id
  const isBusy = userErrors.some(
    ({ code }) => code === 'OPERATION_IN_PROGRESS' || code === 'LIMIT_REACHED',
  )
  if (isBusy) return null
  const reason = userErrors.map(({ message }) => message).join('; ')
  if (!reason) throw new ShopifyFault('Shopify started no bulk operation', { isDoubtful: true })
  throw new Error(`Shopify refused a bulk query: ${reason}`)
}
