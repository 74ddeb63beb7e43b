import { z } from 'zod'
import type { MemberJoined } from '../../loyalty/kernel/facts.ts'
import { digitsOf } from '../gid.ts'
import { gid, stamp } from './payload-fields.ts'
import { readAs } from './unreadable-error.ts'

const schema = z.object({ admin_graphql_api_id: gid, created_at: stamp })

/** @throws UnreadableError naming the fields that are missing or wrong. */
export function translateCustomer(payload: unknown): MemberJoined {
  const customer = readAs(schema, payload)
  return {
    customerId: digitsOf(customer.admin_graphql_api_id),
    createdAt: new Date(customer.created_at).toISOString(),
  }
}
