// Everyone with a customer record is a member: whoever is not yet, becomes one.
import type { ShopDb } from '../../db.server.ts'
import { enrollAll } from '../../loyalty/settlement/enroll.server.ts'
import { type Change, listChanges } from '../../shopify/admin/compare/list-changes.ts'
import type { Sweep, Swept } from './sweep-orders.ts'

export async function sweepCustomers({ shop, admin, now }: Sweep, since: Date): Promise<Swept> {
  const swept: Swept = { compared: 0, missed: 0, until: null }
  for await (const page of listChanges(admin, 'customers', since)) {
    const missed = await findMissed(shop, page)
    const joined = missed.map(({ id, createdAt }) => ({
      customerId: id,
      createdAt: createdAt.toISOString(),
    }))
    await shop.transaction((tx) => enrollAll(tx, joined, now))
    swept.compared += page.length
    swept.missed += missed.length
    swept.until = page.at(-1)?.updatedAt ?? swept.until
  }
  return swept
}

async function findMissed(shop: ShopDb, page: Change[]): Promise<Change[]> {
  const rows = await shop.db.member.findMany({
    where: { shopId: shop.shopId, customerId: { in: page.map(({ id }) => id) } },
    select: { customerId: true },
  })
  const known = new Set(rows.map((row) => row.customerId))
  return page.filter(({ id }) => !known.has(id))
}
