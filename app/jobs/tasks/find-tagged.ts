// Looks for the customers who carry a tag that the program excludes, and at those who did: when a
// version names a tag, and every night, since a message may have been lost.
import { forShop, prisma, type ShopDb } from '../../db.server.ts'
import { readNamedTags } from '../../loyalty/membership/observe-tags.server.ts'
import { observeCustomers } from '../../loyalty/settlement/joining/observe-customers.server.ts'
import type { Tasks } from '../../queue.server.ts'
import { adminFor } from '../../shopify/admin/admin-for.server.ts'
import { listTagged, readTags } from '../../shopify/admin/customers/read-tags.ts'

const atOnce = 100

export async function findTagged(
  { shopId }: Tasks['find_tagged'],
  { now }: { now: Date },
): Promise<void> {
  const shop = forShop(shopId)
  const { domain, uninstalledAt } = await prisma().shop.findUniqueOrThrow({ where: { id: shopId } })
  const tags = await readNamedTags(shop)
  if (uninstalledAt || tags.size === 0) return
  const admin = await adminFor(domain)
  for (const tag of tags) {
    for await (const page of listTagged(admin, tag)) {
      await shop.transaction((tx) => observeCustomers(tx, page, now))
    }
  }
  const known = await listKnown(shop)
  for (let from = 0; from < known.length; from += atOnce) {
    const seen = await readTags(admin, known.slice(from, from + atOnce))
    await shop.transaction((tx) => observeCustomers(tx, seen, now))
  }
}

/** Customers who carried a tag when we last looked. */
async function listKnown(shop: ShopDb): Promise<string[]> {
  const rows = await shop.sql<{ customerId: string }>`
    SELECT m.customer_id AS "customerId" FROM members m
    JOIN LATERAL (SELECT tags FROM member_tags t
      WHERE t.shop_id = m.shop_id AND t.member_id = m.id ORDER BY id DESC LIMIT 1) last ON true
    WHERE m.shop_id = ${shop.shopId} AND m.customer_id IS NOT NULL AND cardinality(last.tags) > 0
    ORDER BY m.id`
  return rows.map((row) => row.customerId)
}
