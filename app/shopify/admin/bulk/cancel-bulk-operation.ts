// Stops a bulk operation that is no longer wanted. One that has ended is as good as stopped.
import type { AdminClient } from '../client.ts'

const mutation = `
  mutation CancelBulkOperation($id: ID!) {
    bulkOperationCancel(id: $id) { userErrors { message } }
  }`

/** @throws ShopifyFault. */
export async function cancelBulkOperation(admin: AdminClient, id: string): Promise<void> {
  await admin.graphql(mutation, { id })
}
