import { gidOf } from '../gid.ts'
import type { AdminClient } from './client.ts'

const document = `#graphql
  query ReadCreatedAt($id: ID!) {
    customer(id: $id) { id createdAt }
  }`

interface Data {
  customer: { createdAt: string } | null
}

/** When the customer's record was made; null where there is none. */
export async function readCreatedAt(admin: AdminClient, customerId: string): Promise<Date | null> {
  const { customer } = await admin.graphql<Data>(document, { id: gidOf('Customer', customerId) })
  return customer && new Date(customer.createdAt)
}
