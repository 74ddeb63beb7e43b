// Something can be told of a customer before the message of their account has come.
import type { ShopDb } from '../../db.server.ts'
import { enrollCustomer } from '../../loyalty/settlement/joining/enroll-customer.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { readCreatedAt } from '../../shopify/admin/read-created-at.ts'

interface Stranger {
  shop: ShopDb
  domain: string
  customerId: string
  now: Date
}

/** @returns the new member; null where Shopify has no such customer. */
export async function enrollNow(stranger: Stranger): Promise<string | null> {
  const { shop, domain, customerId, now } = stranger
  const createdAt = await readCreatedAt(await adminFor(domain), customerId)
  return createdAt && enrollCustomer(shop, { customerId, createdAt, now })
}
