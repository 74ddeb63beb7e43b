// Who the customers are whose members a page shows, as Shopify names them at this moment: fetched
// for the page and never stored. Where Shopify does not answer, the page does without their names.
import { log } from '../log.server.ts'
import { type AdminClient, ShopifyFault } from './admin/client.ts'
import { readCustomers } from './admin/customers/read-customers.ts'

export type Person =
  | { is: 'known'; name: string; email: string | null }
  | { is: 'deleted' }
  /** Asked us to forget them, so nobody can say who they were. */
  | { is: 'forgotten' }
  /** Shopify could not be asked. */
  | { is: 'unread'; customerId: string }

/** @returns who a customer is; null stands for one who was forgotten. */
export async function nameCustomers(
  admin: AdminClient,
  customerIds: (string | null)[],
): Promise<(customerId: string | null) => Person> {
  const asked = customerIds.filter((id) => id !== null)
  const faces = await readCustomers(admin, asked).catch((fault: unknown) => {
    if (!(fault instanceof ShopifyFault)) throw fault
    log.warn({ reason: fault.message }, 'customers could not be named')
    return null
  })
  return (customerId) => {
    if (customerId === null) return { is: 'forgotten' }
    if (!faces) return { is: 'unread', customerId }
    const face = faces.get(customerId)
    return face ? { is: 'known', ...face } : { is: 'deleted' }
  }
}
