// What was deleted in Shopify is in no list of changes: orders and customers that we know are
// looked for, so many in each comparison, and the next goes on where this one stopped.
import { prisma, type ShopDb } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { noteDeletedCustomer } from '../../loyalty/members/note-deleted-customer.server.ts'
import { settleOrders } from '../../loyalty/settlement/settle-orders.server.ts'
import { findMissing, idsPerCall } from '../../shopify/admin/compare/find-missing.ts'
import { visibleSince } from '../../shopify/visible-since.server.ts'
import { type Counted, mostLookedAt } from './counted.ts'
import type { Sweep } from './sweep-orders.ts'

/** Half of a question: more is a sign that we may not see them, not that they are gone. */
const mostBelieved = idsPerCall / 2

interface Place {
  ordersLookedAfter: string
  customersLookedAfter: string
}

/** Nothing of an order that is gone stays earned. */
export async function lookForGoneOrders(sweep: Sweep, domain: string): Promise<Counted> {
  const { shop, now } = sweep
  const since = await visibleSince(domain, now)
  return look(sweep, {
    kind: 'Order',
    place: 'ordersLookedAfter',
    list: (after) => shop.sql<{ id: string }>`
      SELECT id FROM orders WHERE shop_id = ${shop.shopId} AND id > ${after}
        AND processed_at > ${since} AND snapshot->>'cancelledAt' IS NULL
      ORDER BY id LIMIT ${idsPerCall}::int`,
    note: (orderId) =>
      shop.transaction((tx) => settleOrders(tx, { snapshots: [], deleted: [orderId], now })),
  })
}

export async function lookForGoneCustomers(sweep: Sweep): Promise<Counted> {
  const { shop, now } = sweep
  return look(sweep, {
    kind: 'Customer',
    place: 'customersLookedAfter',
    list: (after) => shop.sql<{ id: string }>`
      SELECT customer_id AS id FROM members WHERE shop_id = ${shop.shopId}
        AND customer_id > ${after} AND deleted_at IS NULL AND merged_into IS NULL
      ORDER BY customer_id LIMIT ${idsPerCall}::int`,
    note: (customerId) => noteDeletedCustomer(shop, { customerId, deletedAt: now, now }),
  })
}

interface Looking {
  kind: 'Order' | 'Customer'
  place: keyof Place
  list(after: string): Promise<{ id: string }[]>
  note(id: string): Promise<unknown>
}

async function look({ shop, admin }: Sweep, { kind, place, list, note }: Looking) {
  const counted: Counted = { compared: 0, differing: 0 }
  for (let after: string | null = await readPlace(shop, place); after !== null; ) {
    const ids: string[] = (await list(after)).map(({ id }) => id)
    const missing = await findMissing(admin, kind, ids)
    if (missing.length > mostBelieved) {
      log.warn({ shopId: shop.shopId, kind, missing: missing.length }, 'too many are gone at once')
      return counted
    }
    for (const id of missing) await note(id)
    counted.differing += missing.length
    counted.compared += ids.length
    const isLast = ids.length < idsPerCall
    after = isLast || counted.compared >= mostLookedAt ? null : (ids.at(-1) ?? null)
    await keepPlace(shop, place, isLast ? '' : (ids.at(-1) ?? ''))
  }
  return counted
}

async function readPlace(shop: ShopDb, place: keyof Place): Promise<string> {
  const row = await prisma().shop.findUniqueOrThrow({ where: { id: shop.shopId } })
  return row[place]
}

async function keepPlace(shop: ShopDb, place: keyof Place, after: string): Promise<void> {
  await prisma().shop.update({ where: { id: shop.shopId }, data: { [place]: after } })
}
