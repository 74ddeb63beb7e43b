// Who may try the program, where something can be bought, and whether it has earned.

import { readNewestEarning } from '../../loyalty/insights/first-run/read-newest-earning.server.ts'
import { readCustomerIds } from '../../loyalty/members/read-customer-ids.server.ts'
import { findTestOrder } from '../../shopify/admin/find-test-order.server.ts'
import { nameCustomers } from '../../shopify/name-customers.server.ts'
import type { AdminRequest } from '../../shopify/require-admin.server.ts'
import type { TestData } from '../../ui/start/start-data.ts'

export async function readTest(asked: AdminRequest, testMemberIds: string[]): Promise<TestData> {
  const { shop, shopRow, admin } = asked
  const [{ variantId, customerId }, customerIds, earned] = await Promise.all([
    findTestOrder(admin),
    readCustomerIds(shop, testMemberIds),
    readNewestEarning(shop),
  ])
  const personOf = await nameCustomers(admin, [...customerIds.values(), customerId])
  const known = (id: string | null) => {
    const person = personOf(id)
    return person.is === 'known' ? { name: person.name, email: person.email } : null
  }
  const own = customerId === null ? null : known(customerId)
  return {
    testers: testMemberIds.map((memberId) => ({
      memberId,
      ...(known(customerIds.get(memberId) ?? null) ?? { name: null, email: null }),
    })),
    own: own && customerId !== null ? { customerId, ...own } : null,
    // With a product in it, a cart goes straight to the checkout.
    address: `https://${shopRow.domain}${variantId ? `/cart/${variantId}:1` : '/'}`,
    earned,
  }
}
