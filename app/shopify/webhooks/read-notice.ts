// The payloads of notices, reduced to what we act on. Names, e-mails and phones in them are not read.
import { z } from 'zod'
import { readAs } from './unreadable-error.ts'

const idSchema = z.union([
  z.string().regex(/^\d+$/, 'must be an id'),
  z.number().int().positive().transform(String),
])
const gidSchema = z
  .string()
  .regex(/^gid:\/\/shopify\/\w+\/\d+$/, 'must be a global id')
  .transform((gid) => gid.slice(gid.lastIndexOf('/') + 1))
const personSchema = z.object({ id: idSchema })

const scopesSchema = z.object({ current: z.array(z.string()) })
const deletionSchema = z.object({ id: idSchema })
const mergeSchema = z.object({
  admin_graphql_api_customer_kept_id: gidSchema,
  admin_graphql_api_customer_deleted_id: gidSchema,
  status: z.string(),
})
const dataRequestSchema = z.object({
  customer: personSchema,
  orders_requested: z.array(idSchema).default([]),
  data_request: z.object({ id: idSchema }),
})
const redactionSchema = z.object({
  customer: personSchema,
  orders_to_redact: z.array(idSchema).default([]),
})

export const scopesUpdate = (payload: unknown) => readAs(scopesSchema, payload)

export const customerDeleted = (payload: unknown) => ({
  customerId: readAs(deletionSchema, payload).id,
})

export function customersMerged(payload: unknown) {
  const merge = readAs(mergeSchema, payload)
  return {
    keptId: merge.admin_graphql_api_customer_kept_id,
    deletedId: merge.admin_graphql_api_customer_deleted_id,
    isSuccess: merge.status === 'success',
  }
}

export function dataRequest(payload: unknown) {
  const request = readAs(dataRequestSchema, payload)
  return {
    requestId: request.data_request.id,
    customerId: request.customer.id,
    orderIds: request.orders_requested,
  }
}

export function redaction(payload: unknown) {
  const request = readAs(redactionSchema, payload)
  return { customerId: request.customer.id, orderIds: request.orders_to_redact }
}
