import { gid } from '../../commerce/find.ts'
import type { BulkOperation } from '../../state/world.ts'
import { resultAddress } from '../bulk/serve-results.ts'
import type { AdminCall } from '../call.ts'

export function bulkOperationNode({ context }: AdminCall, operation: BulkOperation) {
  const { status, objectCount } = operation
  const address = objectCount > 0 ? resultAddress(context.config, operation) : null
  const isBroken = status === 'FAILED' || status === 'CANCELED'
  return {
    __typename: 'BulkOperation',
    id: gid('BulkOperation', operation.id),
    type: operation.type,
    status,
    errorCode: operation.errorCode,
    query: operation.query,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    objectCount: String(objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.completedAt && objectCount > 0 ? String(operation.fileSize) : null,
    // Nothing found: no address. Broken off: what there was so far.
    url: status === 'COMPLETED' ? address : null,
    partialDataUrl: isBroken ? address : null,
  }
}
