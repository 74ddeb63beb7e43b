// Runs bulk queries in the background, a few hundred objects at a time so that the shop answers
// meanwhile, and tells the app when one is done (bulk_operations/finish).
import { execute, type GraphQLError } from 'graphql'
import { gid } from '../../commerce/find.ts'
import type { SimulatorContext } from '../../context.ts'
import { shopTime } from '../../courier/payloads/values.ts'
import type { BulkOperation, Shop } from '../../state/world.ts'
import type { AdminCall } from '../call.ts'
import { nodes } from '../nodes/index.ts'
import { prepare } from '../prepare.ts'
import { queries } from '../queries.ts'
import { resolveStrictly } from '../resolve.ts'
import { loadAdminSchema } from '../schema.ts'
import { toLines } from './lines.ts'
import { type BulkPlan, planBulk } from './rewrite.ts'

const chunk = 250

/** A root connection of which parts can be looked at (connection.ts). */
interface Windowed {
  total: number
  window(from: number, to: number): object
}

export interface BulkRun {
  context: SimulatorContext
  shop: Shop
  operation: BulkOperation
}

/** @returns a plan, or the sentence that refuses the query. */
export function readBulk(query: string): BulkPlan | string {
  const prepared = prepare(query, null)
  if (!('document' in prepared)) return prepared[0]?.message ?? 'Invalid query'
  return planBulk(prepared.document, prepared.operation)
}

/** The first object's errors: what the query would run into, seen before it is taken on. */
export async function tryBulk(call: AdminCall, plan: BulkPlan): Promise<readonly GraphQLError[]> {
  const { errors } = await answerWindow(call, plan, (root) => root.window(0, 1))
  return errors ?? []
}

/** Never rejects: what goes wrong is the operation's outcome. */
export async function runBulk({ context, shop, operation }: BulkRun): Promise<void> {
  const call = { nodes, context, shop, scopes: operation.scopes, app: context.appConfig() }
  const plan = readBulk(operation.query)
  const { bulk } = context
  let size = 0
  try {
    if (typeof plan === 'string') throw new Error(plan)
    operation.status = 'RUNNING'
    bulk.files.start(operation)
    let root: Windowed | null = null
    for (let from = 0; ; from += chunk) {
      await bulk.pause(operation)
      if (isCancelled(operation)) return finish(context, shop, operation, 'CANCELED')
      const { data, errors } = await answerWindow(call, plan, (fresh) => {
        root ??= fresh
        return root.window(from, from + chunk)
      })
      if (errors) return fail(context, shop, operation, errors)
      const lines = toLines(data?.[plan.responseName], operation.isGrouped)
      size += bulk.files.append(operation, lines.text)
      operation.objectCount += lines.objects
      operation.rootObjectCount += lines.roots
      operation.fileSize = size
      const planned = bulk.takeFailure()
      if (planned) return finish(context, shop, operation, 'FAILED', planned)
      if (from + chunk >= (root as Windowed | null)!.total) break
    }
    finish(context, shop, operation, 'COMPLETED')
  } catch (error) {
    console.error(error)
    finish(context, shop, operation, 'FAILED', 'INTERNAL_SERVER_ERROR')
  }
}

/** A later call may have asked for the end meanwhile. */
function isCancelled({ status }: BulkOperation): boolean {
  return status === 'CANCELING'
}

async function answerWindow(
  call: AdminCall,
  { document, field }: BulkPlan,
  look: (root: Windowed) => object,
) {
  const resolver = (queries as Record<string, unknown>)[field]
  const rootValue =
    typeof resolver === 'function'
      ? { [field]: (args: object) => look(resolver(args, call) as Windowed) }
      : {}
  return await execute({
    schema: loadAdminSchema().schema,
    document,
    rootValue,
    contextValue: call,
    fieldResolver: resolveStrictly,
  })
}

function fail(
  context: SimulatorContext,
  shop: Shop,
  operation: BulkOperation,
  errors: readonly GraphQLError[],
): void {
  const isDenied = errors.some(({ extensions }) => extensions.code === 'ACCESS_DENIED')
  if (!isDenied) console.error(errors[0])
  finish(context, shop, operation, 'FAILED', isDenied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR')
}

function finish(
  context: SimulatorContext,
  shop: Shop,
  operation: BulkOperation,
  ...[status, errorCode = null]: [BulkOperation['status'], BulkOperation['errorCode']?]
): void {
  const { clock, courier, store } = context
  operation.status = status
  operation.errorCode = errorCode
  operation.completedAt = clock.stamp()
  store.touch()
  const payload = {
    admin_graphql_api_id: gid('BulkOperation', operation.id),
    completed_at: shopTime(shop, operation.completedAt),
    created_at: shopTime(shop, operation.createdAt),
    error_code: errorCode?.toLowerCase() ?? null,
    status: status.toLowerCase(),
    type: operation.type.toLowerCase(),
  }
  courier.emit(shop, [{ topic: 'bulk_operations/finish', payload }])
}
