// Where a customer lives, of all that an address says the country alone.
import { z } from 'zod'
import type { CustomerLives } from '../../loyalty/kernel/facts.ts'
import { digitsOf } from '../gid.ts'
import { gid, stamp } from './payload-fields.ts'

const schema = z.object({
  admin_graphql_api_id: gid,
  updated_at: stamp,
  default_address: z.object({ country_code: z.string().regex(/^[A-Z]{2}$/) }),
})

/** @returns null where the vendor does not say, or does not let us know. */
export function translateCountry(payload: unknown): CustomerLives | null {
  const read = schema.safeParse(payload)
  if (!read.success) return null
  const { admin_graphql_api_id: id, updated_at: at, default_address: address } = read.data
  return {
    customerId: digitsOf(id),
    country: address.country_code,
    at: new Date(at).toISOString(),
  }
}
