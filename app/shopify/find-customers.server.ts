// A merchant's search for customers. Where Shopify does not answer, the page says so and stands.
import { log } from '../log.server.ts'
import { type AdminClient, ShopifyFault } from './admin/client.ts'
import { searchCustomers } from './admin/customers/search-customers.ts'

/** @returns ids, best first; null where Shopify could not be asked. */
export async function findCustomers(admin: AdminClient, text: string): Promise<string[] | null> {
  return searchCustomers(admin, text).catch((fault: unknown) => {
    if (!(fault instanceof ShopifyFault)) throw fault
    log.warn({ reason: fault.message }, 'customers could not be searched')
    return null
  })
}
