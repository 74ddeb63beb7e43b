// How a bulk operation stands, and where its file is. The file's address carries its own permission
// and is good for a week: it is asked for when it is read and kept nowhere.
import type { AdminClient } from '../client.ts'

const document = `
  query ReadBulkOperation($id: ID!) {
    bulkOperation(id: $id) { status errorCode rootObjectCount url }
  }`

type Status = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELING' | 'CANCELED' | 'EXPIRED'

interface Data {
  bulkOperation: {
    status: Status
    errorCode: string | null
    rootObjectCount: string | number
    url: string | null
  } | null
}

export type BulkOperation =
  | { is: 'running'; found: number }
  /** `url` is null where nothing was found. */
  | { is: 'done'; found: number; url: string | null }
  /** Failed, cancelled, forgotten: it has to be started anew. */
  | { is: 'lost'; reason: string }

export async function readBulkOperation(admin: AdminClient, id: string): Promise<BulkOperation> {
  const { bulkOperation } = await admin.graphql<Data>(document, { id })
  if (!bulkOperation) return { is: 'lost', reason: 'Shopify no longer knows it' }
  const { status, errorCode, url } = bulkOperation
  const found = Number(bulkOperation.rootObjectCount)
  if (status === 'COMPLETED') return { is: 'done', found, url }
  if (status === 'CREATED' || status === 'RUNNING') return { is: 'running', found }
  return { is: 'lost', reason: [status, errorCode].filter(Boolean).join(' ').toLowerCase() }
}
