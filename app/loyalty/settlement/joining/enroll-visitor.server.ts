// Whoever acts right after they have made an account may be here before the message about it.
import type { ShopDb } from '../../../db.server.ts'
import { accept, type Result, refuse } from '../../kernel/refusals.ts'
import { enrollCustomer } from './enroll-customer.server.ts'

export interface Visitor {
  /** By the vendor's word; null: nobody is signed in. */
  customerId: string | null
  now: Date
  findMemberId(shop: ShopDb, customerId: string): Promise<string | null>
  /** When the customer's record was made; null where there is no such customer. */
  readCreatedAt(customerId: string): Promise<Date | null>
}

/** The member who acts, enrolled where they were not. Refuses not_signed_in, member_unknown. */
export async function enrollVisitor(shop: ShopDb, visitor: Visitor): Promise<Result<string>> {
  const { customerId, now } = visitor
  if (!customerId) return refuse('not_signed_in')
  const known = await visitor.findMemberId(shop, customerId)
  if (known) return accept(known)
  const createdAt = await visitor.readCreatedAt(customerId)
  if (!createdAt) return refuse('member_unknown')
  return accept(await enrollCustomer(shop, { customerId, createdAt, now }))
}
