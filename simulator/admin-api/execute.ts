// One Admin API request: checked, paid for, executed. Errors are part of the answer, whose HTTP
// status is 200 all the same, as at Shopify.
import { type ExecutionResult, execute, GraphQLError } from 'graphql'
import type { Fault } from '../control/faults.ts'
import type { AdminCall } from './call.ts'
import { costOf } from './cost.ts'
import { mutations } from './mutations/index.ts'
import { type Prepared, prepare } from './prepare.ts'
import { queries } from './queries.ts'
import { resolveStrictly } from './resolve.ts'
import { loadAdminSchema } from './schema.ts'
import { mostPerQuery, type Throttle, type ThrottleStatus } from './throttle.ts'

export interface AdminRequest {
  query: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

export interface AdminAnswer {
  body: ExecutionResult | { errors: unknown[]; extensions?: object }
  /** A fault that the caller has to play: the connection's, not the answer's. */
  fault: Fault | null
}

export async function answer(
  call: AdminCall,
  request: AdminRequest,
  throttle: Throttle,
): Promise<AdminAnswer> {
  const prepared = prepare(request.query, request.operationName)
  if (!('document' in prepared)) return { body: { errors: [...prepared] }, fault: null }
  const fault = call.context.faults.take(prepared.fields)
  if (fault?.kind === 'lost_before' || fault?.kind === 'http_500') {
    return { body: { errors: [] }, fault }
  }
  const { schema } = loadAdminSchema()
  const { document, operation } = prepared
  const costed = { schema, document, operation, variables: request.variables ?? {} }
  const cost = costOf(costed)
  if (cost > mostPerQuery) return { body: tooExpensive(cost), fault: null }
  const shop = call.shop.domain
  if (fault?.kind === 'throttled' || !throttle.take(shop, cost)) {
    return { body: throttled(cost, throttle.status(shop)), fault: null }
  }
  const result = await run(call, prepared, request, fault)
  const actual = result.data ? Math.min(cost, costOf(costed, result.data)) : 0
  throttle.giveBack(shop, cost - actual)
  const paid = {
    requestedQueryCost: cost,
    actualQueryCost: actual,
    throttleStatus: throttle.status(shop),
  }
  return { body: { ...result, extensions: { cost: paid } }, fault }
}

async function run(
  call: AdminCall,
  { document, operation, fields }: Prepared,
  request: AdminRequest,
  fault: Fault | null,
): Promise<ExecutionResult> {
  const isMutation = operation.operation === 'mutation'
  const roots: Record<string, unknown> = isMutation ? mutations : queries
  const rootValue = fault?.kind === 'user_error' ? { ...roots, ...refusing(fields) } : roots
  return execute({
    schema: loadAdminSchema().schema,
    document,
    operationName: operation.name?.value,
    rootValue,
    contextValue: call,
    variableValues: request.variables ?? {},
    fieldResolver: resolveStrictly,
  })
}

/** Payloads that refuse, whatever is selected of them. */
function refusing(fields: string[]): Record<string, unknown> {
  const error = { field: null, code: null, message: 'Injected refusal', extraInfo: null }
  const payload = new Proxy(
    { userErrors: [{ ...error, elementIndex: null }] },
    { has: () => true, get: (target, name) => Reflect.get(target, name) ?? null },
  )
  return Object.fromEntries(fields.map((field) => [field, () => payload]))
}

function throttled(requestedQueryCost: number, throttleStatus: ThrottleStatus) {
  const extensions = {
    code: 'THROTTLED',
    documentation: 'https://shopify.dev/api/usage/rate-limits',
  }
  return {
    errors: [new GraphQLError('Throttled', { extensions }).toJSON()],
    extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus } },
  }
}

function tooExpensive(cost: number) {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${mostPerQuery}).`
  const extensions = {
    code: 'MAX_COST_EXCEEDED',
    cost,
    maxCost: mostPerQuery,
    documentation: 'https://shopify.dev/api/usage/rate-limits',
  }
  return { errors: [new GraphQLError(message, { extensions }).toJSON()] }
}
