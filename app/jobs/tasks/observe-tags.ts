// Asks Shopify for the tags of some customers: webhooks about customers do not carry them.
import { forShop, prisma } from '../../db.server.ts'
import { observeCustomers } from '../../loyalty/settlement/joining/observe-customers.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { readTags } from '../../shopify/admin/customers/read-tags.ts'

export async function observeTags(
  { shopId, memberIds }: Tasks['observe_tags'],
  { now }: { now: Date },
): Promise<void> {
  const shop = forShop(shopId)
  const { domain, uninstalledAt } = await prisma().shop.findUniqueOrThrow({ where: { id: shopId } })
  if (uninstalledAt) return
  const members = await shop.db.member.findMany({ where: { shopId, id: { in: memberIds } } })
  const customerIds = members.flatMap(({ customerId }) => customerId ?? [])
  const seen = await readTags(await adminFor(domain), customerIds)
  await shop.transaction((tx) => observeCustomers(tx, seen, now))
}
