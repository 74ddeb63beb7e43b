// The payloads of notices, reduced to what we act on. Names, e-mails and phones in them are not
// read.
import { z } from 'zod'
import { digitsOf } from '../gid.ts'
import { gid, id, stamp } from './payload-fields.ts'
import { readAs } from './unreadable-error.ts'

const gidSchema = gid.transform(digitsOf)
// The name of a scope; they are joined by commas and kept with the session.
const scopeSchema = z.string().regex(/^\w{1,100}$/, 'must be a scope')
const personSchema = z.object({ id })

const scopesSchema = z.object({ current: z.array(scopeSchema) })
const deletionSchema = z.object({ id })
const mergeSchema = z.object({
  admin_graphql_api_customer_kept_id: gidSchema,
  admin_graphql_api_customer_deleted_id: gidSchema,
  status: z.string(),
})
const tagsSchema = z.object({ customerId: gidSchema })
const consentSchema = z.object({
  customer_id: id,
  email_marketing_consent: z
    .object({ state: z.string(), consent_updated_at: stamp.nullish() })
    .nullish(),
})
const dataRequestSchema = z.object({
  customer: personSchema,
  orders_requested: z.array(id).default([]),
  data_request: z.object({ id }),
})
const redactionSchema = z.object({
  customer: personSchema,
  orders_to_redact: z.array(id).default([]),
})

export const scopesUpdate = (payload: unknown) => readAs(scopesSchema, payload)

export const customerDeleted = (payload: unknown) => ({
  customerId: readAs(deletionSchema, payload).id,
})

export const tagsChanged = (payload: unknown) => readAs(tagsSchema, payload)

/** `agreedAt` is null where the customer did not agree, or it is not said when. */
export function consentChanged(payload: unknown) {
  const { customer_id: customerId, email_marketing_consent: consent } = readAs(
    consentSchema,
    payload,
  )
  const at = consent?.state === 'subscribed' ? consent.consent_updated_at : null
  return { customerId, agreedAt: at ? new Date(at) : null }
}

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
