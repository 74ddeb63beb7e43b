import { z } from 'zod'
import type { MemberJoined } from '../../loyalty/kernel/facts.ts'
import { readAs } from './unreadable-error.ts'

const schema = z.object({
  admin_graphql_api_id: z.string().regex(/\/\d+$/, 'must be a global id'),
  created_at: z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'must be an instant'),
})

/** @throws UnreadableError naming the fields that are missing or wrong. */
export function translateCustomer(payload: unknown): MemberJoined {
  const { admin_graphql_api_id: gid, created_at: createdAt } = readAs(schema, payload)
  return {
    customerId: gid.slice(gid.lastIndexOf('/') + 1),
    createdAt: new Date(createdAt).toISOString(),
  }
}
