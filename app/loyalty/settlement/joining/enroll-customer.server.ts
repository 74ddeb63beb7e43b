// A customer who acts before any message has named them is enrolled on the spot.
import type { ShopDb } from '../../../db.server.ts'
import { enroll } from '../enroll.server.ts'

/** @returns the member of a customer who acts before any message has named them. */
export async function enrollCustomer(
  shop: ShopDb,
  customer: { customerId: string; createdAt: Date; now: Date },
): Promise<string> {
  const { memberId } = await shop.transaction((tx) => enroll(tx, customer))
  return memberId
}
