// Bulk queries: taken on one at a time, called off.
import { randomBytes } from 'node:crypto'
import { gid, takeId } from '../../commerce/find.ts'
import type { BulkOperation } from '../../state/world.ts'
import type { BulkPlan } from '../bulk/rewrite.ts'
import { readBulk, runBulk, tryBulk } from '../bulk/run-bulk.ts'
import type { AdminCall } from '../call.ts'
import { bulkOperationNode } from '../nodes/bulk-operation.ts'
import { idOf } from '../values.ts'
import { userError } from './user-errors.ts'

const mostRemembered = 50

export const bulkMutations = {
  bulkOperationRunQuery: async (
    { query, groupObjects }: { query: string; groupObjects: boolean },
    call: AdminCall,
  ) => {
    const { shop, context } = call
    const refuse = (...error: Parameters<typeof userError>) => ({
      bulkOperation: null,
      userErrors: [userError(...error)],
    })
    const running = shop.bulkOperations.find(({ completedAt }) => completedAt === null)
    if (running) {
      const id = gid('BulkOperation', running.id)
      const message = `A bulk query operation for this app and shop is already in progress: ${id}.`
      return refuse(null, 'OPERATION_IN_PROGRESS', message)
    }
    const plan = readBulk(query)
    if (typeof plan === 'string') return refuse(['query'], 'INVALID', plan)
    const missing = await findNotModelled(call, plan)
    if (missing) throw missing
    const operation: BulkOperation = {
      id: takeId(shop),
      type: 'QUERY',
      status: 'CREATED',
      errorCode: null,
      query,
      isGrouped: groupObjects,
      scopes: [...call.scopes],
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
      secret: randomBytes(16).toString('hex'),
      createdAt: context.clock.stamp(),
      completedAt: null,
    }
    shop.bulkOperations.push(operation)
    shop.bulkOperations.splice(0, shop.bulkOperations.length - mostRemembered)
    context.store.touch()
    const bulkOperation = { ...bulkOperationNode(call, operation) }
    setImmediate(() => void runBulk({ context, shop, operation }))
    return { bulkOperation, userErrors: [] }
  },

  bulkOperationCancel: ({ id }: { id: string }, call: AdminCall) => {
    const found = call.shop.bulkOperations.find((one) => one.id === idOf(id, 'BulkOperation'))
    if (!found) {
      const message = 'Bulk operation does not exist'
      return { bulkOperation: null, userErrors: [userError(['id'], null, message)] }
    }
    if (found.completedAt !== null) {
      const message = `A bulk operation cannot be canceled when it is ${found.status.toLowerCase()}`
      const bulkOperation = bulkOperationNode(call, found)
      return { bulkOperation, userErrors: [userError(['id'], null, message)] }
    }
    found.status = 'CANCELING'
    call.context.store.touch()
    return { bulkOperation: bulkOperationNode(call, found), userErrors: [] }
  },
}

/** A field the simulator has not is said at once and aloud, not as an operation that failed. */
async function findNotModelled(call: AdminCall, plan: BulkPlan): Promise<Error | null> {
  const errors = await tryBulk(call, plan)
  return errors.find(({ extensions }) => extensions.code !== 'ACCESS_DENIED') ?? null
}
