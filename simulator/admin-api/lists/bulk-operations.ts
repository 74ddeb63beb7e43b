import type { AdminCall } from '../call.ts'
import { type ConnectionArguments, connection } from '../connection.ts'
import { bulkOperationNode } from '../nodes/bulk-operation.ts'
import { matchId, matchInstant, matchText, search } from '../search.ts'

export function bulkOperationsConnection(call: AdminCall, args: ConnectionArguments) {
  const { shop, context } = call
  const found = search(shop.bulkOperations, args.query as string | null, {
    id: (one, term) => matchId(one.id, term),
    status: (one, term) => matchText(one.status, term),
    operation_type: (one, term) => matchText(one.type, term),
    created_at: (one, term) =>
      matchInstant(one.createdAt, term, shop.timeZone, context.clock.now()),
  })
  return connection(found, args, {
    node: (one) => bulkOperationNode(call, one),
    placeOf: (one) => [one.createdAt, one.id],
    handled: ['query'],
  })
}
